import { defineErrors } from '#kernel';

/** Why a product may not be listed. They come as reasons with a returned product, some also as answers of their own. */
export const listingErrors = defineErrors({
  'catalog.title_missing': {
    status: 422,
    en: 'Title or summary is missing: write both in Chinese or in English.',
    zh: '缺少标题或摘要：请用中文或英文写齐两项。',
  },
  'catalog.category_unknown': {
    status: 422,
    en: 'There is no category "{category}". Choose one of: {known}.',
    zh: '没有类别“{category}”。请从以下类别中选择：{known}。',
  },
  'catalog.dataset_missing': {
    status: 422,
    en: 'A product of the form "{form}" needs at least one dataset. Upload one and add it.',
    zh: '“{form}”形式的产品至少须含一个数据集。请上传并加入。',
  },
  'catalog.dataset_not_owned': {
    status: 422,
    en: 'Dataset {dataset} does not exist or is not owned by your organisation. Only own datasets can be offered.',
    zh: '数据集 {dataset} 不存在，或不属于贵机构。只能上架本机构的数据集。',
  },
  'catalog.provider_not_verified': {
    status: 409,
    en: 'The providing organisation is not verified (it is "{state}"). Ask the operator to complete the verification.',
    zh: '提供方机构尚未通过核验（当前为“{state}”）。请联系运营方完成核验。',
  },
  'catalog.submitter_not_verified': {
    status: 409,
    en: 'The person who submits is not verified. Ask the operator to verify this person first.',
    zh: '提交人尚未通过实名核验。请先由运营方核验。',
  },
  'catalog.source_missing': {
    status: 409,
    en: 'The source statement is missing. State where the data come from, with evidence and licence.',
    zh: '缺少来源声明。请说明数据来源，并附证据和许可。',
  },
  'catalog.source_text_missing': {
    status: 409,
    en: 'The source statement has no text. Describe the source in Chinese or in English.',
    zh: '来源声明没有正文。请用中文或英文说明来源。',
  },
  'catalog.evidence_missing': {
    status: 409,
    en: 'The source statement has no evidence. Upload a file or give the address where it can be read.',
    zh: '来源声明没有证据。请上传文件，或给出可查阅的网址。',
  },
  'catalog.licence_missing': {
    status: 409,
    en: 'The source statement names no licence. Name the licence or the contract under which the data may be passed on.',
    zh: '来源声明未写明许可。请写明允许对外提供数据的许可或合同。',
  },
  'catalog.legal_basis_missing': {
    status: 409,
    en: 'Persons occur in the data ({classes}). State the legal basis on which they are processed.',
    zh: '数据涉及个人（{classes}）。请说明处理个人信息的合法性基础。',
  },
  'catalog.consent_missing': {
    status: 409,
    en: 'A source "personal with consent" needs the legal basis "consent".',
    zh: '来源为“经同意的个人信息”时，合法性基础须为“同意”。',
  },
  'catalog.authorisation_missing': {
    status: 409,
    en: 'Authorised operation needs a source of the kind "authorised", with the authorisation as evidence.',
    zh: '授权运营的产品，来源类型须为“授权”，并以授权文件为证据。',
  },
  'catalog.opinion_missing': {
    status: 409,
    en: 'The compliance opinion is missing. Answer the checklist, or hand in a third party’s signed opinion.',
    zh: '缺少合规意见。请完成自查清单，或提交第三方签署的意见书。',
  },
  'catalog.opinion_incomplete': {
    status: 409,
    en: 'The checklist is not complete: {questions}. Answer each question; "not applicable" needs a note.',
    zh: '自查清单未填完：{questions}。请逐题作答；选“不适用”须说明理由。',
  },
  'catalog.opinion_negative': {
    status: 409,
    en: 'The compliance opinion does not support listing ({what}). Remove the obstacle and obtain a new opinion.',
    zh: '合规意见不支持上架（{what}）。请消除障碍后重新取得意见。',
  },
  'catalog.assessment_missing': {
    status: 409,
    en: 'Dataset {dataset} has no assessment of its current version {version}. Wait for the assessment, then submit again.',
    zh: '数据集 {dataset} 的当前版本 {version} 尚无评估结果。请等评估完成后再提交。',
  },
  'catalog.level_core': {
    status: 409,
    en: 'Core data are not traded. Dataset {dataset} is graded "core" and cannot be listed by any role.',
    zh: '核心数据不得交易。数据集 {dataset} 定级为“核心”，任何角色都不能上架。',
  },
  'catalog.important_not_public': {
    status: 409,
    en: 'Important data are not listed publicly. Make the product visible to invited organisations only.',
    zh: '重要数据不得公开上架。请将产品设为仅受邀机构可见。',
  },
  'catalog.risk_assessment_missing': {
    status: 409,
    en: 'Important data need a filed risk assessment. Upload it as evidence for "riskAssessment".',
    zh: '重要数据须先提交风险评估报告。请以“riskAssessment”用途上传。',
  },
  'catalog.open_not_allowed': {
    status: 409,
    en: 'Data of level {level} cannot be open: only levels 1 and 2 can. Offer it on application or commercially.',
    zh: '级别为 {level} 的数据不能无条件开放，只有 1、2 级可以。请改为依申请开放或商业提供。',
  },
  'catalog.mode_not_allowed': {
    status: 409,
    en: 'Delivery by {mode} is not allowed: {reason} Allowed: {allowed}.',
    zh: '不允许以 {mode} 方式交付：{reasonZh}允许的方式：{allowed}。',
  },
  'catalog.mode_none': {
    status: 409,
    en: 'No mode of delivery is allowed for all datasets together. Offer them as separate products.',
    zh: '没有一种交付方式适用于全部数据集。请拆分为多个产品。',
  },
  'catalog.returned_by_reviewer': {
    status: 409,
    en: '{text}',
    zh: '{text}',
  },
});

/** Codes that can be a reason against listing. */
export type ListingCode = keyof typeof listingErrors;

/** Every refusal of the module. */
export const catalogErrors = defineErrors({
  ...listingErrors,
  'catalog.product_unknown': {
    status: 404,
    en: 'There is no such product, or it is not on offer to you.',
    zh: '没有该产品，或该产品未对您开放。',
  },
  'catalog.showcase_unknown': {
    status: 404,
    en: 'There is no verified organisation with this id.',
    zh: '没有该编号的已核验机构。',
  },
  'catalog.not_listable': {
    status: 409,
    en: 'The product may not be listed: {reasons}',
    zh: '该产品不能上架：{reasonsZh}',
  },
  'catalog.event_refused': {
    status: 409,
    en: 'A product that is "{state}" cannot do "{event}". Possible now: {possible}.',
    zh: '产品处于“{state}”状态，不能执行“{event}”。当前可执行：{possible}。',
  },
  'catalog.changed_meanwhile': {
    status: 409,
    en: 'Somebody changed the product in the meantime. Load it again and repeat.',
    zh: '产品刚被他人修改。请重新载入后再试。',
  },
  'catalog.no_operator': {
    status: 409,
    en: 'Region {region} has no operator yet, so nobody can review. Ask the platform to name one.',
    zh: '区域 {region} 尚无运营方，无人可审核。请联系平台指定运营方。',
  },
  'catalog.not_the_operator': {
    status: 403,
    en: 'Only an exchange manager of the region’s operator decides on this product.',
    zh: '只有该区域运营方的交易管理员可以审核此产品。',
  },
  'catalog.own_submission': {
    status: 403,
    en: 'Who submitted a product cannot decide on it. A second person must.',
    zh: '提交人不得审核自己提交的产品，须由他人审核。',
  },
  'catalog.content_changed': {
    status: 409,
    en: 'What was submitted has changed since (its hash is {now}, decided was {decided}). It has to be submitted again.',
    zh: '提交后的内容已变化（当前哈希 {now}，审核所据为 {decided}）。须重新提交。',
  },
  'catalog.reason_missing': {
    status: 422,
    en: 'A return or delisting needs at least one reason in words.',
    zh: '退回或下架须至少写明一条理由。',
  },
  'catalog.evidence_unknown': {
    status: 404,
    en: 'There is no such evidence file {evidence} with this product.',
    zh: '该产品没有证据文件 {evidence}。',
  },
  'catalog.evidence_too_large': {
    status: 413,
    en: 'The file is larger than {maxMiB} MiB. Split it, or give an address instead.',
    zh: '文件超过 {maxMiB} MiB。请拆分，或改为提供网址。',
  },
  'catalog.evidence_empty': {
    status: 422,
    en: 'The file is empty.',
    zh: '文件为空。',
  },
  'catalog.third_party_unknown': {
    status: 422,
    en: 'Organisation {organisation} is not a verified third-party service provider.',
    zh: '机构 {organisation} 不是已核验的第三方服务机构。',
  },
  'catalog.third_party_is_provider': {
    status: 422,
    en: 'A provider cannot be the third party of its own product. Use the checklist, or ask another organisation.',
    zh: '提供方不得以第三方身份为自己的产品出具意见。请用自查清单，或委托其他机构。',
  },
  'catalog.opinion_signature_wrong': {
    status: 422,
    en: 'The signature is not the third party’s over this opinion. Sign the bytes given by the preview again.',
    zh: '签名与该意见不符。请对预览给出的字节重新签名。',
  },
  'catalog.query_wrong': {
    status: 422,
    en: 'The search is not understood: {what}.',
    zh: '无法理解该检索：{what}。',
  },
});

export type CatalogCode = keyof typeof catalogErrors;
