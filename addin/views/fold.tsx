// A part that is folded away until it is asked for.
import { Button } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';

/** A heading that unfolds what belongs to it. */
export function Fold({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const contentId = useId();
  return (
    <section className="fold">
      <h2>
        <Button
          appearance="transparent"
          className="fold-button"
          icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={open}
          aria-controls={contentId}
          onClick={() => setOpen(!open)}
        >
          {heading}
        </Button>
      </h2>
      <div id={contentId} hidden={!open} className="fold-content">
        {open && children}
      </div>
    </section>
  );
}
