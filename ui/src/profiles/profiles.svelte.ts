// The offices letters are written for: which there are, which is used, and how a letter takes one on.
import type { Issuer } from "../bindings/Issuer";
import type { Profile } from "../bindings/Profile";
import { desk } from "../desk.svelte";
import { draft, same } from "../draft.svelte";
import { host } from "../host";
import { emptyLetter, letterOf, type Draft } from "../letter";

class Profiles {
  all: Profile[] = $state.raw([]);
  /** Whose letters are written. */
  current: number | null = $state(null);
  /** Whether a profile is being made. */
  making = $state(false);
  /** A profile that was just removed and where it stood, until something else is done with profiles. */
  removed: { profile: Profile; order: number[] } | undefined = $state.raw();
  #putOff = true;
  /** The letter as it began, to know one that nobody has written in. */
  #begun: { text: string; sample: string | null } = { text: JSON.stringify(emptyLetter()), sample: null };

  /** The profile new letters begin with: that of the letter on the desk, else the one used last. */
  get used(): Profile | undefined {
    return this.of(draft.letter) ?? this.all.find((profile) => profile.id === this.current);
  }

  /** The profile of the letter's issuer. */
  of(letter: Draft): Profile | undefined {
    const own = this.all.filter((profile) => isOf(profile, letter));
    return own.find((profile) => profile.id === this.current) ?? own[0];
  }

  /** Reads them; the window then begins with a letter of the office, or with making its profile. */
  async start() {
    try {
      const list = await host.profiles();
      this.all = list.profiles;
      this.current = list.current;
      this.#putOff = list.put_off;
      // Who opens a letter wants to see it.
      await desk.arrived;
      this.making = list.profiles.length === 0 && !list.put_off && desk.file === null;
    } catch (error) {
      // A database that cannot be opened was told of already.
      if (!desk.message) desk.fail(error);
    }
    await this.#beginFirst();
  }

  async #beginFirst() {
    const isUntouched = () => same(draft.letter, emptyLetter()) && desk.file === null;
    if (!isUntouched()) return;
    const first = await host.begin(null, this.used ?? null);
    if (!isUntouched()) return;
    const { message } = desk;
    this.#put(first, null);
    desk.message = message;
  }

  /** A new letter of the office, blank or from a sample. */
  async begin(sample: string | null) {
    const { used } = this;
    this.#put(await host.begin(sample, used ?? null), sample);
    if (used && used.id !== this.current) await this.use(used);
    // What was chosen is kept like what was typed; a blank letter is made again as quickly.
    if (sample !== null) desk.keep();
  }

  #put(letter: Draft, sample: string | null) {
    desk.begin(letter);
    this.#begun = { text: JSON.stringify(draft.letter), sample };
  }

  /**
   * Puts the office on the letter, as one step of undo; `before` is how its profile was, if that was changed. A letter
   * nobody has written in begins anew.
   */
  choose = (profile: Profile, before?: Profile) =>
    desk.attempt(async () => {
      this.removed = undefined;
      let from: Draft;
      let next: Draft;
      do {
        from = draft.letter;
        next = await this.#taken(from, profile, before);
      } while (from !== draft.letter);
      draft.apply("issuer.superior", () => next);
      await this.use(profile);
    });

  async #taken(letter: Draft, profile: Profile, before?: Profile): Promise<Draft> {
    if (JSON.stringify(letter) === this.#begun.text) {
      const next = { ...emptyLetter(), ...(await host.begin(this.#begun.sample, profile)) };
      this.#begun.text = JSON.stringify(next);
      return next;
    }
    const others = [...this.all.filter((other) => other.id !== profile.id), ...(before ? [before] : [])];
    const { issuer, place, contact, recipients, signature } = await host.fill(letterOf(letter), profile, others);
    const next: Draft = { ...letter, issuer, recipients };
    delete next.place;
    delete next.contact;
    if (place) next.place = place;
    if (contact) next.contact = contact;
    if (signature) next.signature = signature;
    else delete next.signature;
    return next;
  }

  async use({ id }: Profile) {
    if (id === null) return;
    this.current = id;
    await host.useProfile(id);
  }

  /** Keeps a profile: a new one last, a changed one in its place. */
  async keep(profile: Profile): Promise<Profile> {
    const kept = { ...profile, id: await host.putProfile(profile) };
    const at = this.all.findIndex((other) => other.id === kept.id);
    this.all = at < 0 ? [...this.all, kept] : this.all.with(at, kept);
    return kept;
  }

  remove = (profile: Profile) =>
    desk.attempt(async () => {
      const { id } = profile;
      if (id === null) return;
      const order = this.#order();
      await host.removeProfile(id);
      this.all = this.all.filter((other) => other.id !== id);
      this.removed = { profile, order };
      if (this.current === id) this.current = this.all[0]?.id ?? null;
    });

  /** Takes the removal back. */
  restore = () =>
    desk.attempt(async () => {
      if (!this.removed) return;
      const { profile, order } = this.removed;
      await this.keep(profile);
      await host.orderProfiles(order);
      this.all = this.all.toSorted((a, b) => order.indexOf(a.id ?? 0) - order.indexOf(b.id ?? 0));
      this.removed = undefined;
    });

  /** Moves a profile up or down in the list. */
  move = (profile: Profile, by: number) =>
    desk.attempt(async () => {
      const from = this.all.indexOf(profile);
      const to = from + by;
      if (to < 0 || to >= this.all.length) return;
      const before = this.all;
      this.all = this.all.toSpliced(from, 1).toSpliced(to, 0, profile);
      await host.orderProfiles(this.#order()).catch((error) => {
        this.all = before;
        throw error;
      });
    });

  #order(): number[] {
    return this.all.flatMap((profile) => (profile.id === null ? [] : [profile.id]));
  }

  make() {
    this.removed = undefined;
    this.making = true;
  }

  /** Leaves making a profile for later; the first start asks once. */
  putOff() {
    this.making = false;
    if (this.#putOff || this.all.length > 0) return;
    this.#putOff = true;
    void desk.quietly(() => host.putOffProfiles());
  }
}

/** Whether the office issues the letter. Capitals are made on the page: some letters hold them, profiles need not. */
export function isOf(profile: Profile, letter: Draft): boolean {
  const plain = ({ superior, name, symbol }: Issuer) =>
    [superior, name, symbol].map((text) => (text ?? "").normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase());
  return same(plain(profile.issuer), plain(letter.issuer));
}

export const profiles = new Profiles();
