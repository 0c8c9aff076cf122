/** What the phone keeps of a questionnaire under way. */
export type Draft = {
  /** The unit's name, for when the page is opened without a network. */
  unit: string;
  /** The forms that were not stored when this was written, in their order. */
  open: string[];
  /** By form: what is answered; `queued` once it was sent without an answer from the server. */
  parts: Record<
    string,
    {
      submission: string;
      respondent: string;
      language: string;
      /** Version of the words that were shown. */
      wording: string;
      values: Record<string, string>;
      queued?: boolean;
    }
  >;
};
