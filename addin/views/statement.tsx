// The account statement as a file: made by the server from what the sheet says now, and saved by the browser.
import { Button, Link } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import { statementRequestOf } from '../../core/account-requests.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { isProblem, type Problem } from '../api.ts';
import { Notice, ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

interface StatementProps {
  readonly account: AccountOnSheet;
  readonly asOf: CalendarDay;
}

interface Made {
  readonly name: string;
  readonly url: string;
}

/** The button that makes the statement, and the link that saves it where the browser did not do so by itself. */
export function Statement({ account, asOf }: StatementProps) {
  const { pane, words } = usePane();
  const t = words.t.standing;
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => () => (made === null ? undefined : URL.revokeObjectURL(made.url)), [made]);
  const make = async () => {
    const request = statementRequestOf(account, asOf);
    if (isRefusal(request)) return setRefusal(request);
    setMaking(true);
    setRefusal(null);
    setProblem(null);
    const answer = await pane.statement(account.accountId, request);
    setMaking(false);
    if (isProblem(answer)) return setProblem(answer);
    const { name, contentType, base64 } = answer.value;
    const file = { name, url: URL.createObjectURL(fileOf(base64, contentType)) };
    setMade(file);
    save(file);
    pane.tell((said) => said.t.standing.statementReady);
  };
  return (
    <div className="block">
      <Button size="small" disabledFocusable={making} onClick={() => void make()}>
        {making ? t.statementMaking : t.statement}
      </Button>
      {made && (
        <p>
          <Link href={made.url} download={made.name}>
            {t.statementSave(made.name)}
          </Link>
        </p>
      )}
      {refusal && <Notice intent="warning">{words.sentence(refusal.because)}</Notice>}
      {problem && <ProblemNotice problem={problem} attempt="asking" tryAgain={() => void make()} />}
    </div>
  );
}

const fileOf = (base64: string, type: string): Blob =>
  new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], { type });

function save({ url, name }: Made): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
