/**
 * Which files may import which: the rooms of the project, from the ground up. A file belongs to the first room that
 * matches it, and may import files that its room names, and packages that its room does not keep out.
 */
export type Room = {
  files: string;
  mayImport: readonly string[];
  /** Files of which it may import only types. */
  mayImportTypes?: readonly string[];
  keepsOut?: readonly string[];
};

const base = 'functions/domain/*.ts';
const care = 'functions/domain/care/**';
const survey = 'functions/domain/survey/**';
const patient = 'functions/domain/patient/**';
const measure = 'functions/domain/measure/**';
const report = 'functions/domain/report/**';
const worklist = 'functions/domain/worklist/**';
const areas = 'functions/domain/areas/**';
const domain = 'functions/domain/**';
const exchange = 'functions/exchange/**';
const storage = 'functions/storage/**';
const post = 'functions/post/**';
const http = 'functions/http/**';
const events = 'functions/events/**';
const entry = 'functions/entry/**';
const local = 'functions/local/**';
/** What every room that runs on a server may use. */
const shared = ['functions/log.ts', 'functions/in-parallel.ts', 'functions/retrying.ts'];
const requestMetrics = 'functions/request-metrics.ts';
const responseHeaders = 'functions/http/response-headers.ts';
const config = 'functions/config.ts';
const solver = 'functions/solver.ts';
const issueCode = 'functions/issue-code.ts';
/** Where the apps and handlers are started. */
const handlers = [domain, exchange, storage, post, http, events, issueCode, config, ...shared];
const ui = 'web/ui/**';
/** What the server renders of a page. */
const surveyPage = 'web/survey/*.tsx';

const resultPages = 'web/results/*.{ts,tsx}';

const node = 'node:*';
const sdk = '@aws-sdk/*';
const powertools = '@aws-lambda-powertools/*';
const hono = 'hono';
/** No input or output, no environment, no AWS, no Hono. */
const pure = [node, sdk, powertools, hono];

export const rooms: readonly Room[] = [
  { files: base, mayImport: [base], keepsOut: pure },
  { files: care, mayImport: [base, care], keepsOut: pure },
  { files: survey, mayImport: [base, care, survey], keepsOut: pure },
  { files: patient, mayImport: [base, care, survey, patient], keepsOut: pure },
  { files: measure, mayImport: [base, care, survey, patient, measure], keepsOut: pure },
  { files: report, mayImport: [base, care, survey, patient, measure, report], keepsOut: pure },
  { files: worklist, mayImport: [base, care, survey, patient, measure, worklist], keepsOut: pure },
  { files: areas, mayImport: [domain], keepsOut: pure },

  { files: exchange, mayImport: [domain, exchange], keepsOut: pure },
  { files: storage, mayImport: [domain, storage, ...shared], keepsOut: [hono] },
  { files: post, mayImport: [domain, storage, post, issueCode, ...shared], keepsOut: [hono] },
  {
    files: 'functions/http/results/**',
    mayImport: [domain, exchange, storage, http, resultPages, ...shared],
  },
  { files: 'functions/http/survey/**', mayImport: [domain, exchange, storage, http, surveyPage, ...shared] },
  {
    files: http,
    mayImport: [domain, exchange, storage, http, issueCode, ...shared],
    mayImportTypes: [requestMetrics],
    keepsOut: [powertools],
  },
  {
    files: events,
    mayImport: [domain, exchange, storage, post, events, issueCode, ...shared],
    keepsOut: [hono],
  },
  {
    files: entry,
    mayImport: [...handlers, requestMetrics, solver, 'functions/kms-mac.ts', 'functions/s3-drop.ts'],
  },
  { files: local, mayImport: [...handlers, solver, local] },
  { files: issueCode, mayImport: [domain, storage], keepsOut: [hono] },
  { files: 'functions/*.ts', mayImport: [base], mayImportTypes: [domain], keepsOut: [hono] },

  { files: ui, mayImport: [domain, ui], keepsOut: pure },
  { files: 'web/survey/**', mayImport: [domain, ui, 'web/survey/**'], keepsOut: pure },
  { files: 'web/results/**', mayImport: [domain, ui, 'web/results/**'], keepsOut: pure },
  {
    files: 'web/portal/**',
    mayImport: [domain, exchange, ui, 'web/portal/**'],
    mayImportTypes: [http],
    keepsOut: [node, sdk],
  },
  {
    files: 'cdk/**',
    mayImport: [
      base,
      areas,
      'functions/domain/survey/languages/languages.ts',
      'functions/domain/survey/own-notices.ts',
      'functions/storage/table.ts',
      responseHeaders,
      requestMetrics,
      'cdk/**',
      ...shared,
    ],
    mayImportTypes: [config],
  },
];
