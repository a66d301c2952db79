// What went wrong or needs attention, in a bar with the way on: try again, or sign in here and go on.
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Problem } from '../api.ts';
import type { Words } from '../messages.ts';
import { useStore } from '../store.ts';
import { usePane } from './pane-context.tsx';

interface NoticeProps {
  readonly intent: 'info' | 'success' | 'warning' | 'error';
  readonly children: ReactNode;
  /** The way on. */
  readonly action?: { readonly label: string; readonly press: () => void; readonly disabled?: boolean };
}

/** A bar of words; errors and warnings that come up are read aloud by the browser. */
export function Notice({ intent, children, action }: NoticeProps) {
  return (
    <MessageBar intent={intent} layout="multiline" politeness={intent === 'error' ? 'assertive' : 'polite'}>
      <MessageBarBody className="notice-body">
        {children}
        {action && (
          <span className="notice-actions">
            <Button size="medium" disabled={action.disabled ?? false} onClick={action.press}>
              {action.label}
            </Button>
          </span>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

/** What the clerk was doing when there was no answer decides what that means. */
export type Attempt = 'asking' | 'sending' | 'logging';

interface ProblemNoticeProps {
  readonly problem: Problem;
  readonly attempt: Attempt;
  /** Does again what did not work; nothing typed is lost and nothing goes twice. */
  readonly tryAgain: () => void;
}

/** Why the server gave nothing, with the way on. */
export function ProblemNotice({ problem, attempt, tryAgain }: ProblemNoticeProps) {
  const { words } = usePane();
  if (problem.problem === 'sign-in') return <SignInNotice andThen={tryAgain} />;
  const isFinal = problem.problem === 'refused' || problem.problem === 'not-allowed';
  return (
    <Notice
      intent={problem.problem === 'refused' ? 'warning' : 'error'}
      {...(isFinal ? {} : { action: { label: words.t.tryAgain, press: tryAgain } })}
    >
      {wordsOfProblem(problem, attempt, words)}
      {problem.problem === 'faults' && (
        <ul>
          {problem.faults.map(({ where, fault }) => (
            <li key={`${where} ${fault}`}>{`${where}: ${fault}`}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function wordsOfProblem(problem: Problem, attempt: Attempt, { t, sentence }: Words): string {
  switch (problem.problem) {
    case 'refused':
      return sentence(problem.refusal.because);
    case 'changed':
      return sentence(problem.because);
    case 'no-answer':
      if (attempt === 'sending') return t.problems['no-answer-after-send'];
      return attempt === 'logging' ? t.problems['no-answer-after-note'] : t.problems['no-answer'];
    case 'broken':
      return problem.id === null ? t.problems.broken : `${t.problems.broken} ${t.problems.reference(problem.id)}`;
    default:
      return t.problems[problem.problem];
  }
}

/** Problems that are the same for everything asked at once: a section says them once. */
export const isSaidOnce = ({ problem }: Problem): boolean => problem === 'sign-in' || problem === 'no-answer';

/** Signs in at the place where it is needed and then goes on with what the clerk was doing. */
export function SignInNotice({ andThen, why }: { readonly andThen: () => unknown; readonly why?: string }) {
  const { pane, words } = usePane();
  const { signingIn, signInFailure } = useStore(pane.state);
  return (
    <Notice
      intent={signInFailure === null ? 'info' : 'error'}
      action={{ label: words.t.signIn, press: () => void pane.signIn(andThen), disabled: signingIn }}
    >
      {signInFailure === null ? (why ?? words.t.problems['sign-in']) : words.t.signInFailures[signInFailure]}
    </Notice>
  );
}
