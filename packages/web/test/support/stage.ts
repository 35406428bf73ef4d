/** What every flow begins with: a platform of its own and a browser, ended after the file's last test. */
import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { noBrowser, signIn, startBrowser, type Visit, type Visitor, visit } from './browser.ts';
import { type Ground, startGround } from './ground.ts';

/** The platform and the browser of one test file. */
export type Stage = {
  readonly ground: Ground;
  readonly browser: Browser;
  /** Opens a browser context of its own, signed in when an address is given. */
  enter(how: Visit, email?: string, next?: string): Promise<Visitor>;
};

/** Longest wait for anything on a page: two busy cores are slow, a page that needs longer is broken. */
const patienceMs = 20_000;

/** Sets the stage before the file's tests; call it once, at the top of the file. */
export const setStage = (): Stage => {
  const set: { ground?: Ground; browser?: Browser } = {};
  const must = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the stage is not set');
    return value;
  };
  before(async () => {
    if (noBrowser !== false) return;
    set.ground = await startGround();
    set.browser = await startBrowser();
  });
  after(async () => {
    await set.browser?.close();
    await set.ground?.stop();
  });
  return {
    get ground() {
      return must(set.ground);
    },
    get browser() {
      return must(set.browser);
    },
    async enter(how, email, next) {
      const visitor = await visit(this.browser, this.ground, how);
      visitor.context.setDefaultTimeout(patienceMs);
      if (email !== undefined) await signIn(visitor, this.ground.person(email), next);
      return visitor;
    },
  };
};
