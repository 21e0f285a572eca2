/** `landing zones`, as two of them are called. */
export const pluralEnd = /(?<=\p{Script=Latin}{3}[^s\W])s$/u;
