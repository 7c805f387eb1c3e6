import type { Texts } from '../en';

/** What `boss secrets` says; of what is wrong the parts of a problem. */
export const secrets: Texts['secrets'] = {
  orRemove: ({ cure, file }) => `${cure}；或 rm ${file}`,
  edit: {
    goesOn: ({ file, draft }) => `${file}：接着编辑保存在 ${draft} 里的文本`,
    unchanged: ({ file }) => `${file}：没有变化，没有写入（带窗口的编辑器要等它关闭：code --wait）`,
    written: ({ file, recipients, changes }) =>
      [`${file}：已写入，${recipients} 个 recipient`, ...changes].join('；'),
    added: ({ names }) => `新增：${names.join('、')}`,
    changed: ({ names }) => `修改：${names.join('、')}`,
    removed: ({ names }) => `删除：${names.join('、')}`,
    notWritten: ({ file }) => `${file}：没有写入任何内容`,
    noMemory: ({ path }) => `警告：没有内存里的目录：编辑期间文本在磁盘上（${path}）`,
    kept: ({ draft }) =>
      `您的文本保存在 ${draft}，为同样的 recipient 加密；boss secrets edit 接着编辑它，age --decrypt -i "$BOSS_AGE_IDENTITY" 显示它，rm 放弃它`,
    again: '再编辑一次？"no" 结束。\n  请输入：',
    newFile: ({ environment }) => `${environment} 的密码，每行一个 NAME: value；编辑器关闭时加密`,
    folderNotWritable: '它的目录不可写',
    tooLong: '文本太长',
    bytes: ({ bytes }) => `${bytes} 字节`,
    editedText: ({ what }) => `编辑后的文本：${what}`,
    refused: ({ problem }) => `计划和部署会拒绝：${problem}`,
    noFolder: {
      what: '没有目录存放编辑期间的文本',
      got: '没有可写的目录',
      allowed: ({ folder }) => `XDG_RUNTIME_DIR、/dev/shm 或 ${folder}`,
      cure: '看 ls -ld 和 df',
    },
    editor: {
      what: '编辑器失败',
      exitCode: ({ code }) => `退出码 ${code}`,
      endedBy: ({ signal }) => `被 ${signal} 结束`,
      allowed: '要采用文本时以 0 退出的编辑器',
      cure: '在 VISUAL 或 EDITOR 里换一个，或再编辑一次',
    },
  },
  list: {
    now: ({ file, recipients }) => `${file}：现在有 ${recipients} 个`,
    notThereYet: ({ file, environment }) =>
      `${file}：还没有这个文件；boss secrets edit ${environment} 会创建它`,
    encrypted: ({ file }) => `${file}：已按新名单加密`,
    removedStillRead: '警告：被移除的人仍然能解密 git 历史里的内容；请更换密码：boss secrets edit，然后部署',
    others: ({ file, there, list, named }) =>
      `警告：${file} 是为 ${there} 个加密的，${list} 里有 ${named} 个：写入的内容以名单为准`,
    notInIt: {
      what: ({ file }) => `${file} 里没有这个人`,
      identity: '一个 identity，不予显示',
      noList: '没有人：还没有名单',
      cure: '完整复制其中一个',
    },
    addedAndRemoved: {
      what: '同一个 recipient 既新增又移除',
      allowed: '其中一个',
      cure: '去掉一个',
    },
    lockedOut: {
      what: '您将不能再解密这个文件',
      got: '名单里没有 BOSS_AGE_IDENTITY 的 recipient',
      cure: '用 --add 加上您自己的；离开的人由留下的人移除',
    },
  },
  none: {
    what: '环境没有写密码文件',
    got: '没有 boss.v2.config.secrets',
    allowed: '相对于环境文件的路径',
    cure: ({ environment }) => `在 boss.v2.config 里加上 secrets: ${environment}/secrets.yaml.age`,
  },
};
