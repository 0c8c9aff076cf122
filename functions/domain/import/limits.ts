/** The largest request of an import, and the largest page of an export, in bytes: what the deployed API can take. */
export const importLimit = 4 * 1024 * 1024;

/** The largest CSV file or workbook that is read, in bytes: they are read whole. */
export const fileLimit = 25 * 1024 * 1024;

/** The longest line, in characters: more than one patient's record can hold, whatever it says. */
export const lineLimit = 1_000_000;

/** The most visits, treatments or invitations on a line: more than one patient's record can hold. */
export const entriesLimit = 5_000;

/** The most lines in a request: more than there is room for in one of the largest, however little is said of each. */
export const linesLimit = 50_000;
