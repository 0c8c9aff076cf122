import type { Locator } from 'playwright-core';

/** The numbers that a page of the portal shows in its charts, read as its users can: from tables and accessible names. */

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text of a part of the page, with every space alike. */
export const textOf = async (part: Locator): Promise<string> => plain(await part.innerText());

/** Opens «Visa tal», and returns the cells of each row, without the headings. */
export async function tableIn(region: Locator): Promise<string[][]> {
  await region.getByText('Visa tal').click();
  return rowsOf(region.locator('.numbers'));
}

/** The cells of each row of an open table, without the headings. */
export async function rowsOf(table: Locator): Promise<string[][]> {
  const rows = await table.locator('tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map(plain)));
}

/** The sentences that charts are named by for people who do not see them. */
export const chartNames = async (part: Locator): Promise<string[]> =>
  (await part.locator('svg[role="img"] > title').allTextContents()).map(plain);
