/**
 * All size limits, in one place: the portal refuses what the API would refuse later, and the messages are
 * built from the same numbers.
 */

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** The longest list of references from other requests of an import, in characters. */
export const earlierRoom = 4000;

/** Formats a limit for people, in kilobytes or megabytes of 1024. */
export const sizeText = (bytes: number): string =>
  bytes < megabyte
    ? `${Math.round(bytes / kilobyte)} kB`
    : `${Math.round((bytes / megabyte) * 10) / 10} MB`.replace('.', ',');

/** The largest request body outside imports, in bytes. */
export const bodyLimit = 512 * kilobyte;

/** The largest body that the survey accepts, in bytes: a full form takes less than a tenth of it. */
export const surveyBodyLimit = 16 * kilobyte;

/** The largest import request and the largest export page, in bytes: the limit of the deployed API. */
export const importLimit = 4 * megabyte;

/** The largest CSV file or workbook, in bytes: such files are read whole. */
export const fileLimit = 25 * megabyte;

/**
 * The largest file of newline-delimited JSON that the portal sends, in bytes: it is sent in pieces, which
 * takes minutes.
 */
export const linesFileLimit = 100 * megabyte;

/**
 * The largest unpacked size of a workbook, in bytes, and the most text in its cells, in characters: fifty
 * times the largest workbook of any unit.
 */
export const unpackedLimit = 64 * megabyte;

/** The highest number of parts in a workbook, and of relations between them. */
export const partsLimit = 1000;

/** The highest number of sheets in a workbook. */
export const sheetsLimit = 100;

/** The last row and column of a spreadsheet: XFD1048576. */
export const lastCell = { row: 1_048_576, column: 16_384 } as const;

/**
 * The highest number of cell places in a workbook, empty ones included: each sheet is read as a rectangle out
 * to its farthest cells.
 */
export const placesLimit = 5_000_000;

/** The highest number of columns in a table: several times the number in the template. */
export const columnsLimit = 500;

/** The longest header or choice that is compared with the template's, in characters. */
export const nameLimit = 200;

/** The longest line, in characters: longer than any one patient's record. */
export const lineLimit = 1_000_000;

/** The most visits, treatments or invitations on one line: more than any one patient's record can hold. */
export const entriesLimit = 5_000;

/**
 * The most patients in a request, in any format: the deployed API can write them well within its limit of 29
 * seconds. The portal sends a tenth of this number at a time.
 */
export const linesLimit = 2_000;

/** The time for which an import stores patients, in milliseconds; the response lists the rest as not tried. */
export const importTime = 20_000;

/**
 * The largest parts of an import's response, in bytes: together under a megabyte, while the deployed API can
 * return six.
 */
export const toldRoom = { rejections: 600 * kilobyte, details: 300 * kilobyte } as const;

/** The most invitations of a patient: one a week for six years. */
export const invitationsLimit = 300;

/**
 * How often a change is delivered to the tally before it is set aside: the changes after it wait meanwhile, and a
 * patient whose tally fails must not hold up the others.
 */
export const deliveriesLimit = 2;

/** The code of Sweden: texts always go there, and to other countries only where the stage allows it. */
export const homeCode = '+46';
