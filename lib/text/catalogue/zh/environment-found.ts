import type { Texts } from '../en';

/** What stands in a file instead of what should, where it cannot be quoted. */
export const found: Texts['environment']['found'] = {
  nothing: '什么也没有',
  list: '一个列表',
  mapping: '一个映射',
  directory: '一个目录',
  device: '一个设备或管道',
  bytes: ({ bytes }) => `${bytes} 字节`,
  characters: ({ characters }) => `${characters} 个字符`,
  noSuchFile: '没有这个文件',
  maybeAPassword: '一段文本，不予显示：里面可能有密码',
  maybeSecrets: '一段文本，不予显示：里面可能有密码',
  notShown: '别的内容，不予显示',
  valueNotShown: '一个值，不予显示',
  cut: ({ characters }) => `（${characters} 个字符）`,
  didYouMean: ({ near }) => `是不是想写 ${near}？`,
};
