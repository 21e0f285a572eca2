import { CrmRefusal } from '../crm-exchange.ts';

/** Salesforce's way to say no: a list of `{message, errorCode, fields}`. */
export const sfRefusal = (
  status: number,
  errorCode: string,
  message: string,
  more: Readonly<Record<string, unknown>> = { fields: [] },
): CrmRefusal => new CrmRefusal(status, [{ message, errorCode, ...more }]);

export const sfNotFound = (): CrmRefusal =>
  new CrmRefusal(404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]);
export const sfDeleted = (): CrmRefusal => sfRefusal(404, 'ENTITY_IS_DELETED', 'entity is deleted');
export const sfMalformed = (near: string): CrmRefusal =>
  sfRefusal(400, 'MALFORMED_QUERY', `unexpected token: '${near.slice(0, 40)}'`);
export const sfNoColumn = (name: string, object: string): CrmRefusal =>
  sfRefusal(400, 'INVALID_FIELD', `No such column '${name}' on entity '${object}'.`);
export const sfTaken = (field: string, id: string): CrmRefusal =>
  sfRefusal(400, 'DUPLICATE_VALUE', `duplicate value found: ${field} duplicates value on record with id: ${id}`, {
    fields: [],
  });
