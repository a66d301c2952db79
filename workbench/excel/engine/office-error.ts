// Errors as Excel answers them through Office.js: a code add-ins test for and Excel's own sentence.

/** HTTP-like status by code; others are 400. */
const STATUS: Readonly<Record<string, number>> = {
  AccessDenied: 401,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  GeneralException: 500,
  NotImplemented: 501,
};

const MESSAGES = {
  AccessDenied: 'You cannot perform the requested operation.',
  GeneralException: 'There was an internal error while processing the request.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidObjectPath: 'The object path is not valid for what you are trying to do.',
  InvalidOperation: 'The operation attempted is invalid on the object.',
  InvalidReference: 'This reference is not valid for the current operation.',
  ItemAlreadyExists: 'The resource being created already exists.',
  ItemNotFound: "The requested resource doesn't exist.",
  NotImplemented: "The requested feature isn't implemented.",
  RangeExceedsLimit: 'The cell count in the range has exceeded the maximum supported number.',
} as const;

/** A failure Excel would report; the batch stops there and the add-in's promise is rejected with the code. */
export class OfficeError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: keyof typeof MESSAGES, message: string = MESSAGES[code]) {
    super(message);
    this.name = 'OfficeError';
    this.code = code;
    this.status = STATUS[code] ?? 400;
  }
}

/** The value, or ItemNotFound when there is none. */
export function found<Item>(item: Item | null | undefined): Item {
  if (item === null || item === undefined) throw new OfficeError('ItemNotFound');
  return item;
}
