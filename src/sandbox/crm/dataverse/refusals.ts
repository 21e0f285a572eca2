import { CrmRefusal } from '../crm-exchange.ts';

/** Dataverse's way to say no: `{error: {code, message}}`. Codes are those of the platform's own list. */
export const dvRefusal = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): CrmRefusal => new CrmRefusal(status, { error: { code, message } }, headers);

export const dvBadRequest = (message: string): CrmRefusal =>
  dvRefusal(
    400,
    '0x80048d19',
    `Error identified in Payload provided by the user for Entity :'', For more information on this error please follow this help link. InnerException : ${message}`,
  );
export const dvNoProperty = (name: string, table: string): CrmRefusal =>
  dvRefusal(400, '0x80060888', `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table}'.`);
export const dvNotFound = (table: string, id: string): CrmRefusal =>
  dvRefusal(404, '0x80040217', `Entity '${table}' With Id = ${id} Does Not Exist`);
export const dvKeyNotFound = (): CrmRefusal =>
  dvRefusal(404, '0x80060891', 'A record with the specified key values does not exist in opportunity entity');
export const dvStale = (): CrmRefusal =>
  dvRefusal(412, '0x80060882', "The version of the existing record doesn't match the RowVersion property provided.");
export const dvExists = (): CrmRefusal =>
  dvRefusal(412, '0x80040237', 'A record with matching key values already exists.');
export const dvKeyClash = (key: string, id: string): CrmRefusal =>
  dvRefusal(
    412,
    '0x80060892',
    `Entity Key ${key} violated. A record with the same value for Referral Id already exists. A duplicate record cannot be created. <DuplicateAttributes><csd_referralid/></DuplicateAttributes><Id>${id}</Id>`,
  );
