// The functions as the templates deploy them: what each is told by its environment and what its role allows, with every
// reference worked out for an account that does not exist.
import { FUNCTION_NAMES, type FunctionName } from '../../functions/settings.ts';
import type { Template } from '../../infra/synth.ts';
import type { Statement } from './role-policy.ts';

/** A function of the template. */
export type DeployedFunction = { environment: Record<string, string>; statements: Statement[] };

const PSEUDO: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '111122223333',
  'AWS::URLSuffix': 'amazonaws.com',
};

const ACCOUNT = 'eu-west-1:111122223333';

const ARNS: Record<string, (name: string) => string> = {
  'AWS::DynamoDB::GlobalTable': (name) => `arn:aws:dynamodb:${ACCOUNT}:table/${name}`,
  'AWS::SQS::Queue': (name) => `arn:aws:sqs:${ACCOUNT}:${name}`,
  'AWS::SNS::Topic': (name) => `arn:aws:sns:${ACCOUNT}:${name}`,
  'AWS::Logs::LogGroup': (name) => `arn:aws:logs:${ACCOUNT}:log-group:${name}:*`,
};

/** What `Ref` gives where it is not the name. */
const REFS: Record<string, (name: string) => string> = {
  'AWS::SQS::Queue': (name) => `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`,
  'AWS::SNS::Topic': (name) => `arn:aws:sns:${ACCOUNT}:${name}`,
};

/** The name a resource gets when it is deployed; by its logical id and type. */
export type NameOf = (id: string, type: string) => string;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Works out intrinsic functions; an import is looked up among the exports of the other stack. */
class Resolver {
  readonly #template: Template;
  readonly #nameOf: NameOf;
  readonly #imports: Map<string, unknown>;

  constructor(template: Template, nameOf: NameOf, imports = new Map<string, unknown>()) {
    this.#template = template;
    this.#nameOf = nameOf;
    this.#imports = imports;
  }

  resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (!isObject(value)) return value;
    if (typeof value.Ref === 'string') return this.#ref(value.Ref);
    if (Array.isArray(value['Fn::GetAtt'])) return this.#arn(value['Fn::GetAtt'].map(String));
    if (Array.isArray(value['Fn::Join'])) return this.#join(value['Fn::Join']);
    if ('Fn::ImportValue' in value) return this.#imported(String(value['Fn::ImportValue']));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]));
  }

  #name(id: string): string {
    const { Type = '', Properties = {} } = this.#template.Resources[id] ?? {};
    return typeof Properties.EmailIdentity === 'string' ? Properties.EmailIdentity : this.#nameOf(id, Type);
  }

  #ref(id: string): string {
    return PSEUDO[id] ?? REFS[this.#template.Resources[id]?.Type ?? '']?.(this.#name(id)) ?? this.#name(id);
  }

  #arn([id = '', attribute]: string[]): string {
    const type = this.#template.Resources[id]?.Type ?? '';
    const arn = ARNS[type];
    if (attribute !== 'Arn' || arn === undefined) throw new Error(`${attribute} of ${type} is not known here`);
    return arn(this.#name(id));
  }

  #join([separator, parts]: unknown[]): string {
    return (this.resolve(parts) as unknown[]).map(String).join(String(separator));
  }

  #imported(name: string): unknown {
    if (!this.#imports.has(name)) throw new Error(`no stack exports ${name}`);
    return this.#imports.get(name);
  }
}

/** Every function by its name, as both templates together deploy it. */
export function deployedFunctions(
  { stateful, stateless }: { stateful: Template; stateless: Template },
  nameOf: NameOf,
): Map<FunctionName, DeployedFunction> {
  const exporter = new Resolver(stateful, nameOf);
  const exported = Object.values(stateful.Outputs ?? {}).flatMap(({ Value, Export }) =>
    Export === undefined ? [] : [[Export.Name, exporter.resolve(Value)] as const],
  );
  const resolver = new Resolver(stateless, nameOf, new Map(exported));
  return new Map(FUNCTION_NAMES.map((name) => [name, deployedFunction(name, stateless, resolver)]));
}

function deployedFunction(name: FunctionName, template: Template, resolver: Resolver): DeployedFunction {
  const properties = Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => lambdaProperties(Properties))
    .find(({ Description }) => Description === `Duebook: ${name}`);
  if (properties === undefined) throw new Error(`no function ${name} in the template`);
  const statements = policiesOf(template, properties.Role['Fn::GetAtt'][0]).flatMap(({ Statement }) => Statement);
  return {
    environment: resolver.resolve(properties.Environment.Variables) as Record<string, string>,
    statements: resolver.resolve(statements) as Statement[],
  };
}

type LambdaProperties = { Description?: string; Role: { 'Fn::GetAtt': [string] }; Environment: { Variables: Json } };
const lambdaProperties = (properties: unknown) => properties as LambdaProperties;

/** The policies attached to a role; no role of ours carries any within itself or from AWS. */
function policiesOf(template: Template, role: string): { Statement: unknown[] }[] {
  return Object.values(template.Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && isAttachedTo(role, Properties?.Roles))
    .map(({ Properties }) => Properties?.PolicyDocument as { Statement: unknown[] });
}

const isAttachedTo = (role: string, roles: unknown): boolean =>
  Array.isArray(roles) && roles.some((each: Json) => each.Ref === role);
