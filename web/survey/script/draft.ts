/** The draft of a questionnaire as the phone keeps it. */
export type Draft = {
  /** The unit's name, shown when the page is opened without a network. */
  unit: string;
  /** The forms that were not stored when the draft was written, in their order. */
  open: string[];
  /** How many forms were stored. */
  done?: number;
  /** The answers of each form; `queued` when it was sent and the server has not answered. */
  parts: Record<
    string,
    {
      submission: string;
      respondent: string;
      language: string;
      /** The version of the wording that was shown. */
      wording: string;
      values: Record<string, string>;
      queued?: boolean;
    }
  >;
};
