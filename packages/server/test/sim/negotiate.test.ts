/**
 * Negotiating survives a kill at any moment: request, offer, acceptance, the provider's and the buyer's signature; agreement,
 * escrow and log entry come together or not at all. Killed at a numbered point, started again, compared with a reference twin.
 */
import { test } from 'node:test';
import { crashEverywhere } from '../support/crash.ts';

test('negotiate: agreement, escrow and log entry are there together or not at all', (t) =>
  crashEverywhere(t, 'negotiate'));
