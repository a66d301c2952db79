// Las cartas en español: solo el texto. The Spanish letters: wording only.
import type { LetterTexts } from '../letter-wording.ts';

export const es: LetterTexts = {
  language: 'es',
  discreetSubject: '{creditorName}: su cuenta {accountNumber}',
  closing: {
    paid: {
      heading: '¿Ya ha pagado?',
      text: 'Gracias. Envíenos la fecha y la referencia para localizar el pago.',
    },
    question: {
      heading: '¿No está de acuerdo con algún importe?',
      text: 'Responda con el número de factura y el motivo, o llame a {senderName} al {senderPhone}. Dejaremos ese importe en suspenso mientras lo revisamos.',
    },
    bankSafety: {
      heading: 'Seguridad:',
      text: 'nuestros datos bancarios no han cambiado. Nunca comunicamos una cuenta nueva solo por correo electrónico. Si recibe un mensaje así, no pague y llámenos a un número que ya conozca.',
    },
    bankChanged: {
      heading: 'Seguridad:',
      text: 'nuestros datos bancarios cambiaron el {bankChangedOn}, y lo comunicamos por correo postal. Nunca comunicamos una cuenta nueva solo por correo electrónico. Compare con nuestra carta antes de pagar y, en caso de duda, llámenos a un número que ya conozca.',
    },
  },
  nextSteps: {
    'manager-decision': 'remitiremos el caso a nuestra dirección, que decidirá sobre nuevos suministros',
    'stop-credit': 'dejaremos de suministrar a crédito',
    'collection-agency': 'entregaremos la deuda a una empresa de cobros',
    court: 'iniciaremos acciones judiciales',
  },
  enclosures: {
    'account-statement': 'extracto de cuenta',
    'invoice-copies': 'copias de las facturas',
    'earlier-reminders': 'copias de nuestros avisos anteriores',
  },
  charges: {
    interest: 'Intereses de demora',
    compensation: 'Indemnización por costes de cobro',
    'collection-cost': 'Costes de cobro',
  },
  withCharges: 'Con los intereses y costes detallados abajo, el importe a pagar asciende a {totalDue}.',
  days: { one: '{count} día', many: '{count} de días', other: '{count} días' },
  oldestDays: { one: '{count} día', many: '{count} de días', other: '{count} días' },
  unitedStates: {
    collector: {
      heading: 'Quién le escribe:',
      text: 'este mensaje procede de un cobrador de deudas. Es un intento de cobrar una deuda y toda información obtenida se usará con ese fin.',
    },
    optOut: {
      heading: '¿No quiere recibir más correos?',
      text: 'Responda STOP a este mensaje y no volveremos a escribir a esta dirección sobre esta cuenta. No tiene coste.',
    },
  },
  labels: {
    colon: ': ',
    note: 'Nota personal',
    to: 'Destinatario',
    account: 'Cuenta de cliente',
    letterDate: 'Fecha',
    asOf: 'Datos a fecha de',
    caption: 'Facturas vencidas',
    captionOf: 'Facturas vencidas en {currency}',
    comingDue: 'Facturas próximas a vencer',
    comingDueOf: 'Facturas próximas a vencer en {currency}',
    invoice: 'Factura',
    dated: 'del {date}',
    undated: 'sin fecha',
    due: 'Vencimiento',
    overdueFor: '{days} de retraso',
    notDue: 'aún no vencida',
    invoiced: 'importe facturado {amount}',
    open: 'Pendiente',
    credit: 'Abono aún sin aplicar',
    creditNumbered: 'Abono {reference}, aún sin aplicar',
    otherCredits: 'Abonos en otra moneda',
    total: 'Total pendiente',
    totalDue: 'Total a pagar con intereses y costes',
    rate: '{rate} al año',
    period: 'del {from} al {to}',
    howToPay: 'Cómo pagar',
    payAsInvoiced: 'Le rogamos que pague en la cuenta indicada en la factura.',
    reference: 'Referencia de pago: {reference}',
    enclosures: 'Se adjunta: {list}.',
  },
};
