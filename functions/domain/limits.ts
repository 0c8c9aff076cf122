/**
 * How much is taken, in one place: the portal refuses beforehand what the API would refuse afterwards, and messages are
 * built from the same numbers.
 */

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** A limit as people are told it, in kilobytes or megabytes of 1024. */
export const sizeText = (bytes: number): string =>
  bytes < megabyte
    ? `${Math.round(bytes / kilobyte)} kB`
    : `${Math.round((bytes / megabyte) * 10) / 10} MB`.replace('.', ',');

/** The largest body of a request that is no import, in bytes. */
export const bodyLimit = 512 * kilobyte;

/** The largest body that the survey takes, in bytes: a full form of ours is under a tenth of it. */
export const surveyBodyLimit = 16 * kilobyte;

/** The largest request of an import, and the largest page of an export, in bytes: what the deployed API can take. */
export const importLimit = 4 * megabyte;

/** The largest CSV file or workbook that is read, in bytes: they are read whole. */
export const fileLimit = 25 * megabyte;

/** The largest file of newline-delimited JSON that the portal sends, in bytes: it is sent in pieces, for minutes. */
export const linesFileLimit = 100 * megabyte;

/** The most that a workbook may unpack to, in bytes, and its cells hold, in characters: fifty times what units have. */
export const unpackedLimit = 64 * megabyte;

/** Most parts of a workbook, and most relations between them. */
export const partsLimit = 1000;

/** Most sheets of a workbook. */
export const sheetsLimit = 100;

/** The last row and column that spreadsheets have: XFD1048576. */
export const lastCell = { row: 1_048_576, column: 16_384 } as const;

/** Most places in a workbook, empty ones among them: each sheet is read as a rectangle out to its farthest cells. */
export const placesLimit = 5_000_000;

/** Most columns of a table: several times what the template has. */
export const columnsLimit = 500;

/** The longest header or choice that is compared with those of the template, in characters. */
export const nameLimit = 200;

/** The longest line, in characters: more than one patient's record can hold, whatever it says. */
export const lineLimit = 1_000_000;

/** The most visits, treatments or invitations on a line: more than one patient's record can hold. */
export const entriesLimit = 5_000;

/** The most lines in a request: more than there is room for in one of the largest, however little is said of each. */
export const linesLimit = 50_000;
