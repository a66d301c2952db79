// The workbench: the sheet and the pane, the API behind its gateway, sign-in and the inbox, over AWS as it runs on this
// machine and the functions as they are deployed.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { API_SCOPE } from '../functions/settings.ts';
import { buildAddin, buildFunctions } from '../infra/build.ts';
import { createGateway, type Gateway } from './aws/gateway.ts';
import { isDevelopmentRole, type LocalIdentity, startIdentity } from './aws/identity.ts';
import { inboxRoutes } from './aws/inbox.ts';
import { instantsIn } from './aws/inbox-page.ts';
import { type LocalAws, startLocalAws } from './aws/local-aws.ts';
import { loadFunctions, runFunctions } from './aws/run-functions.ts';
import { createAuthorizer } from './aws/token-authorizer.ts';
import { WORKBENCH_COMPANY_ID, workbenchCompany } from './company.ts';
import { claimDataFolder } from './data-folder.ts';
import { answerJson, type OpenServer, openServer, type Route } from './http-server.ts';
import { pageRoutes } from './page/page-routes.ts';

export interface WorkbenchOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly dataDir: string;
  /** Forgets what an earlier workbench kept in the folder. */
  readonly fresh: boolean;
  /** The workbook the page opens first; null opens the sample. */
  readonly openFile: string | null;
  readonly secure: boolean;
  /** Seconds a reminder can be taken back; the company's own setting when left out. */
  readonly undoSeconds?: number;
  /** Folder with functions and pane built already; they are built into the data folder when left out. */
  readonly builtFolder?: string;
  /** Milliseconds from a mail's acceptance to its delivery; 1500 when left out. */
  readonly deliveryAfter?: number;
}

export interface Workbench {
  /** Where it answers, with the closing slash. */
  readonly address: string;
  readonly aws: LocalAws;
  readonly identity: LocalIdentity;
  /** Resolves once every part has stopped and what it keeps is on disk. */
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** As infra deploys them; only the description of the API is open here, so that a browser can show it. */
const API_ROUTES = [
  { methods: ['GET'], path: '/v1/openapi.json', scopes: null },
  { methods: ['GET', 'POST', 'DELETE'], path: '/v1/{proxy+}', scopes: [API_SCOPE] },
] as const;
const SWEEP_EVERY_SECONDS = 60;
const API_TIMEOUT_MS = 15_000;

/** `GET /dev/token?role=clerk&name=…`: exists in the workbench only. */
function tokenRoute(identity: LocalIdentity): Route {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method !== 'GET' || url.pathname !== '/dev/token') return false;
    const role = url.searchParams.get('role') ?? 'clerk';
    if (!isDevelopmentRole(role)) return answerJson(response, 400, { error: `there is no role ${role}` });
    return answerJson(response, 200, await identity.issueToken(role, url.searchParams.get('name') ?? undefined));
  };
}

/** Everything under `/api/` goes to the gateway, as everything on the API's own name does in AWS. */
function apiRoute(gateway: Gateway): Route {
  return async (request, response) => {
    if (!request.url?.startsWith('/api/')) return false;
    await gateway(request, response);
    return true;
  };
}

const tellFailure = (error: unknown): void => console.error(error);

function gatewayTo(
  handler: Parameters<typeof createGateway>[0]['handler'],
  identity: LocalIdentity,
  origins: readonly string[],
) {
  return createGateway({
    mount: '/api',
    routes: API_ROUTES,
    handler,
    authorize: createAuthorizer({ ...identity, audience: [identity.audience] }),
    crossOrigin: {
      origins,
      methods: ['GET', 'POST', 'DELETE'],
      headers: ['authorization', 'content-type', 'idempotency-key'],
    },
    timeoutMs: API_TIMEOUT_MS,
    onFailure: tellFailure,
  });
}

/** Waits until both queues are empty, two seconds at most: what is in them would be forgotten. */
async function drain({ queues }: LocalAws): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const counts = await Promise.all([queues.count('reminders'), queues.count('email-events')]);
    if (counts.every(({ ready, inFlight }) => ready + inFlight === 0)) return;
    await wait(50);
  }
}

/** Builds what is deployed, the pane with source maps for whoever develops it. */
async function buildAll(folder: string): Promise<void> {
  await Promise.all([buildFunctions(folder), buildAddin(folder, { release: false })]);
}

/** Parts are stopped in the reverse order of their start. */
class Parts {
  readonly #stops: (() => Promise<void>)[] = [];

  add(stop: () => Promise<void>): void {
    this.#stops.push(stop);
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) await stop();
  }
}

async function startParts(options: WorkbenchOptions, server: OpenServer, parts: Parts) {
  const { dataDir, openFile, secure, undoSeconds = workbenchCompany.undoSeconds, deliveryAfter = 1500 } = options;
  const company = { ...workbenchCompany, undoSeconds };
  parts.add(await claimDataFolder(dataDir, options));
  const built = options.builtFolder ?? join(dataDir, 'build');
  const page = pageRoutes({ root: ROOT, openFile, secure, addinFolder: join(built, 'addin') });
  const building = options.builtFolder === undefined ? buildAll(built) : Promise.resolve();
  building.catch(() => {}); // awaited below, once what may need stopping has started
  const aws = await startLocalAws({ dataDir, company, outcomeAfter: deliveryAfter });
  parts.add(aws.stop);
  const identity = await startIdentity(WORKBENCH_COMPANY_ID);
  parts.add(identity.stop);
  await building;
  const functions = await loadFunctions(built, aws.environment);
  const running = runFunctions(aws, functions, { sweepEverySeconds: SWEEP_EVERY_SECONDS, onFailure: tellFailure });
  parts.add(running.stop);
  parts.add(() => drain(aws));
  const inbox = inboxRoutes(aws.mail, instantsIn(company.locale, company.timeZone));
  const api = apiRoute(gatewayTo(functions.api, identity, server.origins));
  server.serve([api, inbox, tokenRoute(identity), page]);
  return { aws, identity };
}

/** Starts everything. It throws, with nothing left running, when a part does not start. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const parts = new Parts();
  const server = await openServer(options);
  try {
    const { aws, identity } = await startParts(options, server, parts);
    parts.add(server.close);
    return { address: server.address, aws, identity, stop: () => parts.stop() };
  } catch (error) {
    await server.close();
    await parts.stop();
    throw error;
  }
}
