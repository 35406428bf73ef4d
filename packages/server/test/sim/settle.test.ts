/**
 * Settling survives a kill at any moment: a delivery is accepted and paid, an agreement ended, another one cancelled and paid
 * back. Killed at a numbered point, started again, compared with a reference twin; the books balance and nothing is paid twice.
 */
import { test } from 'node:test';
import { crashEverywhere } from '../support/crash.ts';

test('settle: what was paid is paid once, and access ends with the agreement', (t) => crashEverywhere(t, 'settle'));
