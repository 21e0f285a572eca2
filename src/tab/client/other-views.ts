export { AuditShown } from './audit.tsx';
export { Board } from './board.tsx';
export { Expiring } from './expiring.tsx';
export { Import } from './import.tsx';
export { Leads } from './leads.tsx';
export { Settings } from './settings.tsx';
