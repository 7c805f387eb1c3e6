import type { Texts } from '../en';

/** Backups of a firstbox, and how each is put back by hand. */
export const restore: Texts['restore'] = {
  noEnd: ({ firstbox }) => `firstbox ${firstbox}：备份的列表没有到结尾`,
  none: ({ environment }) => `${environment}：还没有运行编辑或删除过 firstbox 的文件`,
  some: ({ environment }) =>
    `${environment}：firstbox 上的备份；下一次部署会再把文件改成环境文件所写的内容，所以请先改环境文件`,
  backup: ({ when, name, bytes }) => `${when}  ${name}  ${bytes} 字节`,
  unknownPlace: ({ path }) => `它在 ${path}；这个版本不知道它应该放在哪里`,
  putBack: ({ command, next }) => `firstbox$ ${command}；然后 ${next}`,
  next: {
    package: ({ name }) => `build_pkgs.py -p ${name}，再 update.sh -f HOSTS ${name}`,
    deployJob: '不用做什么：下一次部署作业会读它',
    platform: '不用做什么：配置平台时会读它',
    bossV1: '平台的 BOSS V1 还需要的其他东西；这里没有保存',
  },
};
