// What every AWS client of the workbench is given: a region and credentials that are nobody's.

export const LOCAL_REGION = 'eu-west-2';
export const LOCAL_ACCOUNT = '000000000000';

/** Spread into an SDK client beside its endpoint. */
export const LOCAL_CREDENTIALS = {
  region: LOCAL_REGION,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const;
