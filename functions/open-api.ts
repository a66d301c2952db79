// The API described for people and tools (OpenAPI 3.1), made from the routes and the same schemas that check each call.
import * as z from 'zod';
import { refusalSchema } from '../core/reminder.ts';
import { ROUTES, type Route } from './routes.ts';

const faultsSchema = z.object({ faults: z.array(z.object({ where: z.string(), fault: z.string() })) });
const changedSchema = z.object({ changed: z.literal(true), because: z.string() });
const errorSchema = z.object({ error: z.string(), id: z.string().optional() });

type Json = Readonly<Record<string, unknown>>;

/** The schema of what is written on the wire; a day is a text there. */
function wireSchema(schema: z.ZodType): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return described;
}

const content = (schema: z.ZodType): Json => ({ 'application/json': { schema: wireSchema(schema) } });

const answered = (description: string, schema: z.ZodType): Json => ({ description, content: content(schema) });

const REFUSALS: Json = {
  400: answered('Faults in what was sent, every one with its place', faultsSchema),
  401: { description: 'No valid token' },
  403: answered('The role does not allow it', refusalSchema),
  404: answered('There is nothing at this address', errorSchema),
  500: answered('Something broke; the id is in the log', errorSchema),
};

const WRITE_REFUSALS: Json = {
  409: answered('It changed meanwhile: load and decide again', changedSchema),
  413: answered('The body is larger than 256 KB', errorSchema),
  422: answered('A refusal with words for the clerk', refusalSchema),
};

function parametersOf({ path, query, once }: Route): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: { type: 'string' },
  }));
  const properties = Object.entries((wireSchema(query).properties ?? {}) as Json);
  const inQuery = properties.map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
  const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } };
  return [...inPath, ...inQuery, ...(once ? [key] : [])];
}

function operationOf(route: Route): Json {
  const { method, path, roles, body, status, answer } = route;
  return {
    operationId: `${method.toLowerCase()}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    description: `For the roles ${roles.join(', ')}.`,
    parameters: parametersOf(route),
    ...(body ? { requestBody: { required: true, content: content(body) } } : {}),
    responses: {
      [status]: answered('Done', answer),
      ...REFUSALS,
      ...(method === 'GET' ? {} : WRITE_REFUSALS),
    },
  };
}

/** The whole description. It holds no data of any company. */
export function describeApi(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of ROUTES)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Duebook',
      version: '1',
      description: 'Accounts, their contact history, reminders, report layouts, and the company’s settings.',
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    security: [{ token: [] }],
    paths,
  };
}
