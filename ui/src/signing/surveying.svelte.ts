// The ways to sign, asked again whenever issuer, body or signature change.
import type { Body } from "../bindings/Body";
import type { Issuer } from "../bindings/Issuer";
import type { Signature } from "../bindings/Signature";
import type { Survey } from "../bindings/Survey";
import { desk } from "../desk.svelte";
import { host } from "../host";
import { pump } from "../pump";

export interface Question {
  issuer: Issuer;
  body: Body | null;
  signature: Signature;
}

/** For a component: what is found stays until the next answer. */
export function surveying(question: () => Question): { readonly survey: Survey | null } {
  let survey: Survey | null = $state.raw(null);
  let asked = "";
  const ask = pump(
    ({ issuer, body, signature }: Question) => host.survey(issuer, body, signature),
    (found) => (survey = found),
    (why) => desk.fail(why),
  );
  $effect(() => {
    const now = question();
    const text = JSON.stringify(now);
    if (text === asked) return;
    asked = text;
    ask(JSON.parse(text) as Question);
  });
  return {
    get survey() {
      return survey;
    },
  };
}
