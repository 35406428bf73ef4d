import type { Command } from '../cli/command.ts';
import { assess } from './assess.ts';
import { auditVerify } from './audit.ts';
import { certificateVerify } from './certificate.ts';
import { compare } from './compare.ts';
import { convert } from './convert.ts';
import { credentialVerify } from './credential.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { dossier } from './dossier.ts';
import { keyCreate } from './key.ts';
import { login } from './login.ts';
import { ledger, publish, search } from './market.ts';
import { negotiate } from './negotiate.ts';
import { openapi } from './openapi.ts';
import { programmeCheck, programmePublish } from './programme.ts';
import { serve } from './serve.ts';
import { pull, shareProfile } from './sharing.ts';

/** Every command, in the order a newcomer meets them. */
export const commands: readonly Command[] = [
  demo,
  serve,
  assess,
  compare,
  convert,
  dossier,
  login,
  keyCreate,
  publish,
  search,
  negotiate,
  shareProfile,
  pull,
  ledger,
  auditVerify,
  certificateVerify,
  programmeCheck,
  programmePublish,
  credentialVerify,
  doctor,
  openapi,
];
