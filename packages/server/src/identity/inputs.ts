import { z } from 'zod';
import { roles } from '#kernel';
import { divisionCode, paragraph } from '#platform/http';
import { passwordLengthMax, passwordLengthMin } from './model.ts';

/** The module's part of the API document. */
export const tag = 'identity';

/** A name of a person, an organisation, a region or a token. */
export const nameText = paragraph(200);

/** A base64 text of 32 bytes, and some room to be told that it is none. */
export const publicKeyText = z.string().max(100);

/** Why somebody decides or asks. */
export const reason = paragraph(2000);

/** A password to be had from now on. */
export const passwordText = z.string().min(passwordLengthMin).max(passwordLengthMax);

/** A code of an authenticator app or a recovery code, as somebody types it. */
export const codeText = z.string().trim().min(1).max(40);

/** A person to be added. */
export const newPerson = z.object({
  email: z.email().max(200),
  name: nameText,
  password: passwordText,
  roles: z.array(z.enum(roles)).min(1),
});

/** A region with its operator and the operator's people. */
export const newRegion = z.object({
  region: z.object({ code: divisionCode, nameZh: nameText, nameEn: nameText }),
  operator: z.object({ name: nameText, nameEn: nameText, creditCode: z.string().max(30).optional() }),
  people: z.array(newPerson).min(1).max(20),
});
