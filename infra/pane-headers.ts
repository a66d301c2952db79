// What browsers are told with every file of the pane and every answer of the API.
import { Duration } from 'aws-cdk-lib';
import { HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';

/**
 * The pane's content security policy. Office.js comes from Microsoft's CDN, unversioned, so it cannot be pinned by a hash;
 * it loads MicrosoftAjax.js from ajax.aspnetcdn.com and sets styles in place, as Fluent UI does. The API is the pane's own
 * origin. Sign-in outside Office's own broker asks login.microsoftonline.com, silently in a frame.
 */
export function panePolicy(officeHosts: string[]): string {
  return [
    "default-src 'self'",
    "script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self' https://login.microsoftonline.com",
    "frame-src 'self' https://login.microsoftonline.com",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${officeHosts.join(' ')}`,
  ].join('; ');
}

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The response headers of the pane's files and of the API. Never X-Frame-Options: it cannot name the Office hosts. */
export class PaneHeaders extends Construct {
  readonly pane: ResponseHeadersPolicy;
  readonly api: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, officeHosts: string[]) {
    super(scope, id);
    this.pane = this.policy('Pane', panePolicy(officeHosts), []);
    this.api = this.policy('Api', API_POLICY, [{ header: 'Cache-Control', value: 'no-store', override: true }]);
  }

  private policy(
    id: string,
    contentSecurityPolicy: string,
    customHeaders: { header: string; value: string; override: boolean }[],
  ): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, id, {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
      ...(customHeaders.length > 0 && { customHeadersBehavior: { customHeaders } }),
    });
  }
}
