/** The largest request of an import, and the largest page of an export, in bytes: what the deployed API can take. */
export const importLimit = 4 * 1024 * 1024;

/** The largest CSV file or workbook that is read, in bytes: they are read whole. */
export const fileLimit = 25 * 1024 * 1024;
