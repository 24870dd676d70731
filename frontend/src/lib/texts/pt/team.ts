import type { Texts } from "../index.ts";

export const team: Texts["team"] = {
  title: "Equipe",
  about: "Administradores cuidam do espaço; membros atendem nas conversas. Todos aqui veem todos os clientes.",
  add: "Adicionar alguém",
  added: (name) => `${name} agora tem acesso.`,
  emailHint: "A pessoa já precisa ter aberto uma conta com ele.",
  role: "Papel",
  roleOf: (name) => `Papel de ${name}`,
  roleChanged: (name) => `O papel de ${name} foi alterado.`,
  roles: { admin: "Administrador", member: "Membro" },
  rolesLong: { admin: "Administrador: pode mudar tudo", member: "Membro: atende nas conversas" },
  you: "você",
  since: (when) => `Desde ${when}`,
  lastAdmin: "Único administrador: antes, promova outra pessoa.",
  remove: "Remover",
  removed: (name) => `${name} não tem mais acesso.`,
  removeSure: (name) =>
    `Retirar o acesso de ${name}? O que a pessoa escreveu fica, e as páginas dela se fecham na hora.`,
  leave: "Sair do espaço",
  leaveSure: (workspace) => `Sair de ${workspace}? Um administrador terá de dar acesso de novo.`,
};
