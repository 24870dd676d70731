import type { Texts } from "../index.ts";

export const team: Texts["team"] = {
  title: "Equipo",
  about: "Los administradores gestionan el espacio; los miembros atienden los chats. Todos ven a todos los clientes.",
  add: "Agregar a alguien",
  added: (name) => `${name} ya tiene acceso.`,
  emailHint: "Antes tiene que haber abierto una cuenta con él.",
  role: "Rol",
  roleOf: (name) => `Rol de ${name}`,
  roleChanged: (name) => `El rol de ${name} ha cambiado.`,
  roles: { admin: "Administrador", member: "Miembro" },
  rolesLong: { admin: "Administrador: puede cambiarlo todo", member: "Miembro: atiende los chats" },
  you: "usted",
  since: (when) => `Desde ${when}`,
  lastAdmin: "Único administrador: antes, nombre a otra persona.",
  remove: "Quitar",
  removed: (name) => `${name} ya no tiene acceso.`,
  removeSure: (name) => `¿Quitarle el acceso a ${name}? Lo que escribió se queda, y sus páginas se cierran al momento.`,
  leave: "Dejar el espacio",
  leaveSure: (workspace) => `¿Dejar ${workspace}? Un administrador tendrá que darle acceso de nuevo.`,
};
