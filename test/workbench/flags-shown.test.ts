// Flags that do not show what was read are never called done.
import { describe, expect, it } from 'vitest';
import { whyFlagsDiffer } from '../../workbench/flags-shown.ts';

describe('flags', () => {
  it('that show what was read need no word', () => {
    expect(whyFlagsDiffer([3, 5, 9], [3, 5, 9])).toBeNull();
    expect(whyFlagsDiffer([], [])).toBeNull();
  });

  it('that miss overdue rows, or show others, are refused with those rows', () => {
    expect(whyFlagsDiffer([3, 5, 9], [3, 4, 9])).toEqual({
      refused: 'flags-differ',
      because: 'The flags do not show what was read. Overdue without a flag: rows 5. Flagged and not overdue: rows 4.',
    });
    expect(whyFlagsDiffer([3], [])?.because).toBe(
      'The flags do not show what was read. Overdue without a flag: rows 3.',
    );
  });
});
