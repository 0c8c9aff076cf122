import { fetchCode } from '../code.ts';

/** The code that reads and writes files is larger than all the rest, so it is fetched with the first file. */

export const workbookCode = () => fetchCode(() => import('../../../functions/exchange/files/xlsx.ts'));
export const csvCode = () => fetchCode(() => import('../../../functions/exchange/files/csv.ts'));
