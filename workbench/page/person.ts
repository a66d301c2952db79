// Who is signed in, chosen in the title bar. Another person starts the add-in anew, as another colleague would find it.
import { cookieFor, PEOPLE, personIn } from '../people.ts';

/** Fills the list of people and calls back when somebody else was chosen. */
export function offerPeople(list: HTMLSelectElement, onChosen: () => void): void {
  for (const [key, { shown }] of Object.entries(PEOPLE)) list.add(new Option(shown, key));
  list.value = personIn(document.cookie);
  list.addEventListener('change', () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http.
    document.cookie = cookieFor(list.value);
    onChosen();
  });
}
