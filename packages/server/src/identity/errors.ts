import { defineErrors } from '#kernel';

/** Refusals of identity. */
export const identityErrors = defineErrors({
  'identity.setup_done': {
    status: 409,
    en: 'This installation is already set up. Sign in instead.',
    zh: '本系统已完成初始化，请直接登录。',
  },
  'identity.setup_code_wrong': {
    status: 403,
    en: 'The setup code is wrong. It stands in the file setup-code of the data folder.',
    zh: '初始化码不正确，它保存在数据目录的 setup-code 文件中。',
  },
  'identity.region_exists': {
    status: 409,
    en: 'Region {region} already has an operator.',
    zh: '区域 {region} 已有运营方。',
  },
  'identity.region_unknown': {
    status: 404,
    en: 'No operator serves region {region} here.',
    zh: '这里没有服务区域 {region} 的运营方。',
  },
  'identity.credit_code_wrong': {
    status: 422,
    en: '{code} is not a unified social credit code: compare it with the business licence, the last character is a check.',
    zh: '{code} 不是有效的统一社会信用代码：请对照营业执照，末位为校验码。',
  },
  'identity.credit_code_taken': {
    status: 409,
    en: 'An organisation with this credit code is already a member.',
    zh: '该统一社会信用代码已有成员使用。',
  },
  'identity.email_taken': { status: 409, en: 'Somebody already uses this e-mail address.', zh: '该邮箱已被使用。' },
  'identity.sign_in_wrong': { status: 401, en: 'E-mail address or password is wrong.', zh: '邮箱或密码不正确。' },
  'identity.locked': {
    status: 429,
    en: 'Too many wrong passwords. Try again after {until}.',
    zh: '密码错误次数过多，请于 {until} 后再试。',
  },
  'identity.organisation_barred': {
    status: 403,
    en: 'Your organisation is suspended or was refused. Ask the operator of your region.',
    zh: '贵组织已被暂停或未获准入会，请联系所在区域的运营方。',
  },
  'identity.operator_itself': {
    status: 422,
    en: 'An operator does not decide about its own membership.',
    zh: '运营方不能对自身的会员资格作出决定。',
  },
  'identity.own_roles': {
    status: 403,
    en: 'Nobody changes their own roles. Ask another person who may.',
    zh: '不能更改自己的角色，请由其他有权限的人员操作。',
  },
  'identity.no_membership': { status: 403, en: 'You belong to no organisation here.', zh: '您尚未加入任何组织。' },
  'identity.organisation_not_found': { status: 404, en: 'There is no such organisation.', zh: '没有这个组织。' },
  'identity.not_waiting': { status: 409, en: 'This has been decided already.', zh: '此项已有决定。' },
  'identity.roles_conflict': {
    status: 422,
    en: 'Nobody may hold two of system, security and audit administrator.',
    zh: '系统管理员、安全管理员、审计管理员不得由同一人兼任其中两项。',
  },
  'identity.role_not_here': {
    status: 422,
    en: 'This organisation has no such role to give.',
    zh: '该组织不具备这一角色。',
  },
  'identity.person_not_found': {
    status: 404,
    en: 'There is no such person in your organisation.',
    zh: '您的组织中没有此人。',
  },
  'identity.session_needed': {
    status: 403,
    en: 'An API token cannot do this. Sign in yourself.',
    zh: 'API 令牌不能办理此项，请本人登录后操作。',
  },
  'identity.session_not_found': {
    status: 404,
    en: 'You have no such session. It may have ended already.',
    zh: '您没有这一登录会话，可能已经结束。',
  },
  'identity.password_none': {
    status: 409,
    en: 'You sign in without a password here. To get one, ask for a new password on the sign-in page.',
    zh: '您在这里没有设置密码。如需密码，请在登录页面选择“忘记密码”。',
  },
  'identity.password_wrong': { status: 403, en: 'The current password is wrong.', zh: '当前密码不正确。' },
  'identity.second_factor_needed': {
    status: 401,
    en: 'The password is right. Now enter the code of your authenticator app, or a recovery code.',
    zh: '密码正确。请再输入身份验证器中的动态码，或一枚恢复码。',
  },
  'identity.code_wrong': {
    status: 403,
    en: 'The code is wrong or was used already. Wait for the next one, and see that your device’s clock is right.',
    zh: '动态码不正确或已使用过。请等待下一个动态码，并检查设备时间是否准确。',
  },
  'identity.second_factor_on': {
    status: 409,
    en: 'The second factor is turned on already. Turn it off first to begin anew.',
    zh: '第二重验证已开启。如需重新设置，请先关闭。',
  },
  'identity.second_factor_state': {
    status: 409,
    en: 'The second factor is not at this step. Look at its state and go on from there.',
    zh: '第二重验证未处于这一步，请查看其当前状态后继续。',
  },
  'identity.member_already': {
    status: 409,
    en: 'This person already belongs to the organisation. Change the roles instead.',
    zh: '此人已是该组织成员，如需调整请更改其角色。',
  },
  'identity.invitation_waiting': {
    status: 409,
    en: 'This address already has an invitation that waits. Withdraw it first to send another.',
    zh: '该邮箱已有一份待接受的邀请。如需重新发送，请先撤回。',
  },
  'identity.invitation_not_found': {
    status: 404,
    en: 'There is no such invitation. Check that the link is complete.',
    zh: '没有这份邀请，请检查链接是否完整。',
  },
  'identity.invitation_over': {
    status: 410,
    en: 'This invitation was accepted or withdrawn, or its time is over. Ask for another one.',
    zh: '该邀请已被接受、已撤回或已过期，请联系邀请人重新发送。',
  },
  'identity.invitation_account': {
    status: 409,
    en: 'This address already has an account here. Sign in by it, then accept.',
    zh: '该邮箱在本平台已有账号，请先登录，再接受邀请。',
  },
  'identity.invitation_other': {
    status: 403,
    en: 'The invitation was sent to another address than the one you are signed in by. Sign out, then open the link again.',
    zh: '该邀请发往另一邮箱，与您当前登录的账号不符。请先退出，再重新打开链接。',
  },
  'identity.invitation_facts': {
    status: 422,
    en: 'Give your name and choose a password to accept, or sign in first.',
    zh: '请填写姓名并设置密码以接受邀请，或先登录。',
  },
  'identity.password_link': {
    status: 410,
    en: 'This link was used, replaced by a newer one, or is over. Ask for a new one on the sign-in page.',
    zh: '该链接已使用、已被新链接取代或已过期，请在登录页面重新申请。',
  },
  'identity.provider_not_found': {
    status: 404,
    en: 'There is no such way to sign in here.',
    zh: '这里没有这种登录方式。',
  },
  'identity.provider_flow': {
    status: 400,
    en: 'This sign-in was not begun in this browser, was used already, or took too long. Begin again.',
    zh: '本次登录不是从此浏览器发起，或已使用、已超时，请重新开始。',
  },
  'identity.provider_denied': {
    status: 403,
    en: 'The provider did not let you in, or you called it off. Try again, or sign in another way.',
    zh: '身份提供方未予放行，或您已取消。请重试，或改用其他方式登录。',
  },
  'identity.provider_failed': {
    status: 502,
    en: 'The provider did not answer as it should. Try again shortly, or sign in another way.',
    zh: '身份提供方未能正常应答，请稍后重试，或改用其他方式登录。',
  },
  'identity.provider_unknown': {
    status: 403,
    en: 'Nobody here is linked with this account of the provider. Sign in by your password and add it in your settings, or ask for an invitation.',
    zh: '该身份提供方账号尚未关联本平台的用户。请先用密码登录并在个人设置中关联，或请管理员邀请您。',
  },
  'identity.provider_taken': {
    status: 409,
    en: 'This account of the provider is linked with somebody else, or you have another one of it already.',
    zh: '该身份提供方账号已关联其他用户，或您已关联了该提供方的另一账号。',
  },
  'identity.provider_last': {
    status: 409,
    en: 'This is your last way to sign in. Choose a password first.',
    zh: '这是您唯一的登录方式，请先设置密码。',
  },
  'identity.token_not_found': { status: 404, en: 'There is no such token.', zh: '没有这个令牌。' },
  'identity.token_by_token': {
    status: 403,
    en: 'A token cannot make another token. Sign in with your password.',
    zh: '令牌不能再生成令牌，请使用密码登录后办理。',
  },
  'identity.key_wrong': {
    status: 422,
    en: 'An Ed25519 public key is 32 bytes in base64.',
    zh: 'Ed25519 公钥应为 32 字节的 base64。',
  },
  'identity.key_exists': {
    status: 409,
    en: 'Your organisation already has a key, or this key is registered already. Ask for a replacement by a new one; a second person approves it.',
    zh: '贵组织已有密钥，或该密钥已被登记。请申请更换为新的密钥，并由另一人批准。',
  },
  'identity.key_unknown': {
    status: 422,
    en: 'Key {key} is not an active key of this organisation.',
    zh: '密钥 {key} 不是该组织的有效密钥。',
  },
  'identity.signature_wrong': {
    status: 422,
    en: 'The signature does not fit the key and what is signed.',
    zh: '签名与密钥或签署内容不符。',
  },
  'identity.approval_not_found': { status: 404, en: 'There is no such approval.', zh: '没有这项审批。' },
  'identity.approval_own': { status: 403, en: 'The second person must be another one.', zh: '须由另一人批准。' },
  'identity.approval_missing': {
    status: 409,
    en: 'This needs a second person’s approval of exactly this content.',
    zh: '此操作需要另一人对完全相同的内容作出批准。',
  },
  'identity.not_verified': {
    status: 403,
    en: 'Your organisation is not verified yet. The operator was told.',
    zh: '贵组织尚未通过核验，运营方已收到通知。',
  },
});

export type IdentityCode = keyof typeof identityErrors;
