import type { Bilingual } from '#kernel';
import type { LegalBasis, SourceKind } from '../model.ts';

const words = (zh: string, en: string): Bilingual => ({ zh, en });

/** Kinds of sources in words. */
export const sourceWords: Readonly<Record<SourceKind, Bilingual>> = {
  selfProduced: words('自行生产', 'Produced by the provider itself'),
  public: words('公开收集', 'Collected from public sources'),
  purchased: words('购买取得', 'Purchased'),
  authorised: words('授权取得', 'Held under authorisation'),
  personalWithConsent: words('经个人同意取得', 'Collected from persons with their consent'),
};

/** Grounds of the Personal Information Protection Law, article 13 paragraph 1, in words. */
export const legalBasisWords: Readonly<Record<LegalBasis, Bilingual>> = {
  consent: words('取得个人的同意（第十三条第一款第一项）', 'Consent of the person (art. 13(1)1)'),
  contract: words(
    '订立、履行合同或人力资源管理所必需（第二项）',
    'Needed for a contract or for staff matters (art. 13(1)2)',
  ),
  legalDuty: words('履行法定职责或者法定义务所必需（第三项）', 'Needed for a statutory duty (art. 13(1)3)'),
  emergency: words('应对突发公共卫生事件或者紧急情况所必需（第四项）', 'Needed in an emergency (art. 13(1)4)'),
  publicInterestReporting: words(
    '为公共利益实施新闻报道、舆论监督（第五项）',
    'Reporting in the public interest (art. 13(1)5)',
  ),
  alreadyPublic: words('个人自行公开或者其他已经合法公开（第六项）', 'Already lawfully public (art. 13(1)6)'),
  otherLaw: words('法律、行政法规规定的其他情形（第七项）', 'Other cases that a law names (art. 13(1)7)'),
};

/** Kinds of compliance opinions in words. */
export const opinionWords: Readonly<Record<'checklist' | 'thirdParty', Bilingual>> = {
  checklist: words('提供方自查', 'The provider’s own checklist'),
  thirdParty: words('第三方出具并签名', 'A third party’s signed opinion'),
};
