// The live preview of a company's own letter text over the API. Writes nothing.
import { dayIn } from '../core/calendar.ts';
import { previewText } from '../core/letter-sample.ts';
import type { OwnLetterText } from '../core/letter-wording.ts';
import type { Call, Outcome } from './call.ts';

/** The text in a letter to an invented customer, with what is wrong with it. */
export async function showTextPreview(call: Call<{ readonly text: OwnLetterText }, unknown>): Promise<Outcome> {
  const { office, caller, body } = call;
  const settings = await office.settings.inForce(caller.companyId);
  return { status: 200, body: previewText(body.text, settings, dayIn(settings.timeZone, office.now())) };
}
