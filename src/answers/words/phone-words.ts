/** Before the extension of a company's number. */
export const extensionWords = 'ext|extn|x|доб|내선|分機';
