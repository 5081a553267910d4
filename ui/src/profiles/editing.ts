// A profile as fields hold it, every text there, and back: nothing typed means that it is not there.
import type { Body } from "../bindings/Body";
import type { Issuer } from "../bindings/Issuer";
import type { Profile } from "../bindings/Profile";
import type { Signature } from "../bindings/Signature";

export interface Signer {
  authority: string;
  position: string;
  signer: string;
}

export interface Opened {
  name: string;
  superior: string;
  issuer: string;
  symbol: string;
  place: string;
  archive: string;
  contact: string;
  body: Body | null;
  signers: Signer[];
}

export function open(profile: Profile): Opened {
  const { name, issuer, place, archive, contact, body } = profile;
  return {
    name,
    superior: issuer.superior ?? "",
    issuer: issuer.name ?? "",
    symbol: issuer.symbol ?? "",
    place: place ?? "",
    archive: archive ?? "",
    contact: contact ?? "",
    body,
    signers: profile.signers.map(signerOf),
  };
}

/** The profile with what the fields hold; a signer of whom nothing is said is none. */
export function written(opened: Opened, profile: Profile): Profile {
  const issuer: Issuer = {};
  if (filled(opened.superior)) issuer.superior = opened.superior;
  if (filled(opened.issuer)) issuer.name = opened.issuer;
  if (filled(opened.symbol)) issuer.symbol = opened.symbol;
  return {
    ...profile,
    name: opened.name,
    issuer: orderedAs(profile.issuer, issuer),
    place: filled(opened.place),
    archive: filled(opened.archive),
    contact: filled(opened.contact),
    body: opened.body,
    signers: opened.signers.map(signatureOf).filter(({ authority, position, signer }) => authority || position || signer),
  };
}

export const signerOf = ({ authority, position, signer }: Signature): Signer => ({
  authority: authority ?? "",
  position: position ?? "",
  signer: signer ?? "",
});

export const signatureOf = ({ authority, position, signer }: Signer): Signature => ({
  authority: filled(authority),
  position: filled(position),
  signer: filled(signer),
});

const filled = (typed: string) => (typed.trim() === "" ? null : typed);

/** With its fields where the profile has them, so that what is the same is written the same. */
function orderedAs(before: Issuer, now: Issuer): Issuer {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])] as (keyof Issuer)[];
  const ordered: Issuer = {};
  for (const key of keys) if (now[key] !== undefined) ordered[key] = now[key];
  return ordered;
}

/** A name of a place or a person in capitals of its own; one that has any already is as the clerk wants it. */
export function asName(typed: string): string {
  if (typed !== typed.toLowerCase()) return typed;
  return typed.replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
