import type { Texts } from '../en';

/** What somebody reads who unpacked a bundle. */
export const bundleReadme: Texts['bundle']['readme'] = ({ version, platform, hasTerraform }) =>
  `boss-cdktf ${version}，供没有互联网的站点使用（${platform}）

    tar -xf FILE.tar && cd boss-cdktf
    npx boss doctor        # 或 ./boss doctor：作用相同，没有 npm 也能用
    npx boss new NAME root@FIRSTBOX --layout standard

本机需要：Node 20.9 或更新、bash、OpenSSH 客户端、git${hasTerraform ? '' : '、Terraform 1.9 或更新'}。
包内有：boss 及其依赖包、provider hashicorp/null${hasTerraform ? '、Terraform' : ''}。不会访问任何软件源。
包内没有：npx cdktf。boss plan、deploy 和 check 不需要它。

- 环境文件归您管理：在这里 git init，并提交 environments/。归档自带的文件已被忽略。
- 仓库在别处时：在仓库里用路径或链接调用本目录的 ./boss。
- 本目录可以移动。./boss 会在所在位置写 terraform.rc，里面是 provider 的路径。
- 您自己的 TF_CLI_CONFIG_FILE 优先；那时它必须知道 provider 在哪里（providers/）。
- 换新的归档：删除 node_modules、providers 和 bin，再解包覆盖。
- boss 的全部说明：node_modules/boss-cdktf/README.md 以及旁边的 docs/。
`;
