// A profile in the making: the kind of body, the names, who signs, a look at all of it. Left for later it waits here.
import type { Names } from "../bindings/Names";
import type { Profile } from "../bindings/Profile";
import type { Proposal } from "../bindings/Proposal";
import type { Question } from "../bindings/Question";
import type { Ready } from "../bindings/Ready";
import { desk } from "../desk.svelte";
import { host } from "../host";
import { pump } from "../pump";
import { open, signatureOf, written, type Opened, type Signer } from "./editing";

export const STEPS = 4;

/** Milliseconds between what is typed and the disk. */
const KEEP_AFTER = 300;

/** What was given for a profile that is not finished. */
export interface Unfinished {
  kind: string;
  step: number;
  names: Names;
  signer: Signer;
  own: Partial<Opened>;
}

const nobody = (): Signer => ({ authority: "", position: "", signer: "" });

class Making {
  step = $state(1);
  kinds: Ready[] = $state.raw([]);
  kind: Ready | undefined = $state.raw();
  names: Names = $state({});
  proposal: Proposal | undefined = $state.raw();
  signer: Signer = $state(nobody());
  /** What the clerk wrote over what was composed. */
  own: Partial<Opened> = $state({});

  #propose = pump(
    ({ id, names }: { id: string; names: Names }) => host.propose(id, names),
    (proposal) => (this.proposal = proposal ?? undefined),
    (why) => desk.fail(why),
  );

  /** The profile as its fields show it. */
  get opened(): Opened | undefined {
    if (!this.proposal) return undefined;
    const signers = [this.signer];
    return { ...open(this.proposal.profile), ...this.own, signers };
  }

  /** The profile as it would be kept. */
  get profile(): Profile | undefined {
    if (!this.proposal || !this.opened) return undefined;
    const profile = written(this.opened, this.proposal.profile);
    return { ...profile, name: profile.name.trim() || (profile.issuer.name ?? "") };
  }

  /** Whether the program knows the kind of body; else the clerk writes the head. */
  get isReady(): boolean {
    return (this.kind?.questions.length ?? 0) > 0;
  }

  async start() {
    if (this.kinds.length === 0) this.kinds = await host.patterns();
    if (!this.kind && desk.look.making) this.#goOn(desk.look.making);
  }

  /** What was given so far; `null` before anything was. */
  get given(): Unfinished | null {
    const { kind, step, names, signer, own } = this;
    return kind ? { kind: kind.id, step, ...$state.snapshot({ names, signer, own }) } : null;
  }

  /** Goes on where the program was left, however it ended. */
  #goOn({ kind: id, step, names, signer, own }: Unfinished) {
    const kind = this.kinds.find((one) => one.id === id);
    if (!kind) return;
    this.pick(kind);
    Object.assign(this.names, names);
    this.ask();
    this.own = own;
    this.sign(signer);
    this.step = step;
  }

  #timer: ReturnType<typeof setTimeout> | undefined;
  #given: Unfinished | null = null;

  /** Keeps what was given on the disk, until the profile is made. */
  keep(given: Unfinished) {
    if (JSON.stringify(given) === JSON.stringify(desk.look.making)) return;
    this.#given = given;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#write, KEEP_AFTER);
    desk.before.add(this.#write);
  }

  #write = async () => {
    clearTimeout(this.#timer);
    desk.before.delete(this.#write);
    await desk.keepLook({ making: this.#given });
  };

  pick(kind: Ready) {
    if (kind.id !== this.kind?.id) {
      this.kind = kind;
      this.own = {};
      this.signer = nobody();
      this.names = Object.fromEntries(kind.questions.map((asked) => [asked.ask, this.#answer(asked)]));
      this.proposal = undefined;
      this.ask();
    }
    this.step = 2;
  }

  /** A name that was given for another kind is good for this one, if it can stand there. */
  #answer({ ask, before }: Question) {
    const given = this.names[ask];
    const stays = before.find((word) => word === given?.before);
    return { before: stays ?? before[0] ?? "", name: given?.name ?? "" };
  }

  /** Composes anew: a name was changed, and what was written over the old one goes. */
  ask() {
    if (!this.kind) return;
    this.own = this.isReady ? {} : this.own;
    this.#propose({ id: this.kind.id, names: $state.snapshot(this.names) });
  }

  settled = () => this.#propose.idle();

  sign(signer: Partial<Signer>) {
    this.signer = { ...this.signer, ...signer };
  }

  get signature() {
    return signatureOf(this.signer);
  }

  /** The next one begins from nothing. */
  clear() {
    this.step = 1;
    this.kind = undefined;
    this.proposal = undefined;
    this.names = {};
    this.own = {};
    this.signer = nobody();
    this.#given = null;
    void this.#write();
  }
}

export const making = new Making();
