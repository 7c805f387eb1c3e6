import type { Texts } from '../en';

/** What is wrong with a host key; it follows the name of the key. */
export const hostKey: Texts['environment']['hostKey'] = {
  dsa: '是 DSA 密钥，如今的 OpenSSH 不接受',
  hostName: '以主机名开头，像 ssh-keyscan 打印的那样：请去掉主机名',
  unknownType: '开头不是已知的密钥类型',
  comment: '在密钥后面还有内容，例如注释：请去掉',
  notBase64: '的第二个词不是 base64，可能复制时截断了',
  damaged: '被截断或已损坏',
  otherType: ({ type, inner }) => `写的是 ${type}，而密钥本身的类型是 ${inner}`,
  fingerprint: '是指纹，不能用来固定主机：需要密钥本身',
  placeholder: '还是占位文字',
};
