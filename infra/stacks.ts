// One company's Duebook: the two stacks, in whichever account and region they are deployed to.
import { type App, Tags } from 'aws-cdk-lib';
import type { Company } from './company.ts';
import { StatefulStack } from './stateful-stack.ts';
import { StatelessStack } from './stateless-stack.ts';

/** Adds what must never be lost. Needs nothing built. */
export function addStatefulStack(app: App, company: Company): StatefulStack {
  Tags.of(app).add('application', 'duebook');
  return new StatefulStack(app, 'DuebookStateful', { company });
}

/** Adds both stacks, with what stands in the folder `built`. */
export function addStacks(
  app: App,
  company: Company,
  built: string,
): { stateful: StatefulStack; stateless: StatelessStack } {
  const stateful = addStatefulStack(app, company);
  return { stateful, stateless: new StatelessStack(app, 'Duebook', { built, company, stateful }) };
}
