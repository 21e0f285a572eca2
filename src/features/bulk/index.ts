export { bulkFeature } from './bulk-feature.ts';
export type { BulkForPage } from './bulk-for-page.ts';
export type { UploadExport } from './export/export-maker.ts';
export type { FilePage, FileShelf, TakenFile } from './export/file-shelf.ts';
export { MongoExportStore } from './export/mongo-export-store.ts';
export { byteOrderMark, csvLines } from './file/csv-writer.ts';
export type { FetchFile } from './import/import-reader.ts';
export { MongoImportStore } from './import/mongo-import-store.ts';
