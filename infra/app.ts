// What the command line of CDK runs: the company of infra/company.json, or of the file that `-c company=…` names.
import { App } from 'aws-cdk-lib';
import { DIST } from './built-folder.ts';
import { companyIn } from './company.ts';
import { addStacks } from './stacks.ts';

const app = new App({ analyticsReporting: false });
const file: unknown = app.node.tryGetContext('company');
try {
  addStacks(app, companyIn(typeof file === 'string' ? file : 'company.json'), DIST);
  app.synth();
} catch (fault) {
  // A person filled the file in: they need the list of faults, not a stack trace.
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
