// Whether a role lets a call through: the part of IAM's policy language that Duebook's roles use, worked out here. It throws
// at anything it does not know rather than guess.

/** One statement with its names resolved. */
export type Statement = {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
};

/** What a function did: `dynamodb:GetItem` on an ARN, with what IAM knows of the request. */
export type Call = { action: string; resource: string; context?: Record<string, string> };

const KNOWN = new Set(['Effect', 'Action', 'Resource', 'Condition', 'Sid']);

const list = (value: string | string[]): string[] => (typeof value === 'string' ? [value] : value);

/** `*` stands for any text, `?` for one character. */
function isLike(value: string, pattern: string): boolean {
  const text = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${text}$`, 's').test(value);
}

/** Actions are compared without regard to case, as IAM does. */
const coversAction = (statement: Statement, action: string): boolean =>
  list(statement.Action).some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase()));

const OPERATORS: Record<string, (value: string, wanted: string) => boolean> = {
  StringEquals: (value, wanted) => value === wanted,
  StringLike: isLike,
};

/** Every operator and key has to hold; one of a key's values is enough; a key the request does not carry does not hold. */
function holds(condition: NonNullable<Statement['Condition']>, context: Record<string, string>): boolean {
  return Object.entries(condition).every(([operator, keys]) => {
    const compare = OPERATORS[operator];
    if (compare === undefined) throw new Error(`the condition operator ${operator} is not known here`);
    return Object.entries(keys).every(([key, wanted]) => {
      const value = context[key];
      return value !== undefined && list(wanted).some((each) => compare(value, each));
    });
  });
}

/** Whether this statement speaks of the call. Throws at NotAction, NotResource, principals and the like. */
export function appliesTo(statement: Statement, { action, resource, context = {} }: Call): boolean {
  const unknown = Object.keys(statement).filter((key) => !KNOWN.has(key));
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')} of a policy statement is not known here`);
  return (
    coversAction(statement, action) &&
    list(statement.Resource).some((pattern) => isLike(resource, pattern)) &&
    holds(statement.Condition ?? {}, context)
  );
}

/** IAM's answer: allowed by at least one statement and denied by none. */
export function isAllowed(statements: Statement[], call: Call): boolean {
  const applying = statements.filter((statement) => appliesTo(statement, call));
  return applying.length > 0 && applying.every(({ Effect }) => Effect === 'Allow');
}

/** Every action and resource a role allows, one pair each, with the condition it hangs on. */
export function grantsOf(statements: Statement[]): Statement[] {
  return statements.flatMap((statement) =>
    list(statement.Action).flatMap((Action) =>
      list(statement.Resource).map((Resource) => ({ ...statement, Action, Resource })),
    ),
  );
}
