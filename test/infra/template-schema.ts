// A second opinion on a template: every type, property, required property, primitive and reference in it against
// CloudFormation's own resource schemas, which know nothing of the code that wrote the template.
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type { Template } from '../../infra/synth.ts';

const schemas = await loadAwsServiceSpec();
const schemaOf = (type: string) => schemas.lookup('resource', 'cloudFormationType', 'equals', type).at(0);

type Schema = NonNullable<ReturnType<typeof schemaOf>>;
type Properties = Schema['properties'];
type Type = Properties[string]['type'];
type Json = Record<string, unknown>;

/** Types AWS gives no schema for: they call a function of ours. */
const WITHOUT_SCHEMA = /^(Custom::|AWS::CloudFormation::CustomResource$)/;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `Ref`, `Fn::Join` and the like: known only when the template is deployed. */
function isIntrinsic(value: unknown): value is Json {
  if (!isObject(value)) return false;
  const [key, ...others] = Object.keys(value);
  return key !== undefined && others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'));
}

const fits: Record<string, (value: unknown) => boolean> = {
  string: (value) => ['string', 'number', 'boolean'].includes(typeof value),
  number: (value) => /^-?\d+(\.\d+)?$/.test(String(value)),
  integer: (value) => /^-?\d+$/.test(String(value)),
  boolean: (value) => /^(true|false)$/.test(String(value)),
  'date-time': (value) => typeof value === 'string',
  null: (value) => value === null,
};

function typeFaults(type: Type, value: unknown, at: string): string[] {
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case 'array':
      if (!Array.isArray(value)) return [`${at}: not a list`];
      return value.flatMap((item, index) => typeFaults(type.element, item, `${at}.${index}`));
    case 'map':
      if (!isObject(value)) return [`${at}: not a map`];
      return Object.entries(value).flatMap(([key, item]) => typeFaults(type.element, item, `${at}.${key}`));
    case 'ref':
      return propertyFaults(schemas.get('typeDefinition', type.reference.$ref).properties, value, at);
    case 'union':
      return fewest(type.types.map((each) => typeFaults(each, value, at)));
    default:
      return fits[type.type]?.(value) === false ? [`${at}: not of type ${type.type}: ${JSON.stringify(value)}`] : [];
  }
}

/** A value that may be of several types is at fault by the type it comes nearest to. */
const fewest = (answers: string[][]): string[] =>
  answers.reduce((best, next) => (next.length < best.length ? next : best));

function propertyFaults(known: Properties, value: unknown, at: string): string[] {
  if (isIntrinsic(value)) return [];
  if (!isObject(value)) return [`${at}: not an object`];
  const missing = Object.entries(known).flatMap(([name, { required }]) =>
    required && !(name in value) ? [`${at}.${name}: missing`] : [],
  );
  const wrong = Object.entries(value).flatMap(([name, item]) => {
    const property = known[name];
    if (property === undefined) return [`${at}.${name}: no such property`];
    return fewest(
      [property.type, ...(property.previousTypes ?? [])].map((type) => typeFaults(type, item, `${at}.${name}`)),
    );
  });
  return [...missing, ...wrong];
}

const PSEUDO = /^AWS::(AccountId|NoValue|NotificationARNs|Partition|Region|StackId|StackName|URLSuffix)$/;

/** `Ref` and `Fn::GetAtt` must name a resource of the template, the latter with an attribute the resource has. */
function referenceFaults(template: Template, value: unknown, at: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => referenceFaults(template, item, `${at}.${index}`));
  if (!isObject(value)) return [];
  if (typeof value.Ref === 'string') {
    const name = value.Ref;
    const known = PSEUDO.test(name) || name in template.Resources || name in (template.Parameters ?? {});
    return known ? [] : [`${at}: refers to ${name}, which is not in the template`];
  }
  const got = value['Fn::GetAtt'];
  if (Array.isArray(got)) return attributeFaults(template, String(got[0]), String(got[1]), at);
  return Object.entries(value).flatMap(([key, item]) => referenceFaults(template, item, `${at}.${key}`));
}

function attributeFaults(template: Template, id: string, attribute: string, at: string): string[] {
  const resource = template.Resources[id];
  if (resource === undefined) return [`${at}: refers to ${id}, which is not in the template`];
  const schema = schemaOf(resource.Type);
  if (schema === undefined || attribute in schema.attributes || attribute in schema.properties) return [];
  return [`${at}: ${resource.Type} has no attribute ${attribute}`];
}

/** Every fault of the template, as `logical id.path: what is wrong`; empty when CloudFormation could accept it. */
export function templateFaults(template: Template): string[] {
  return Object.entries(template.Resources).flatMap(([id, { Type, Properties = {} }]) => {
    const references = referenceFaults(template, Properties, id);
    if (WITHOUT_SCHEMA.test(Type)) return references;
    const schema = schemaOf(Type);
    if (schema === undefined) return [`${id}: no such type ${Type}`];
    return [...propertyFaults(schema.properties, Properties, id), ...references];
  });
}
