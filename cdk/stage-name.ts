/** API Gateway's stage; it is part of the address only while there is no domain. */
export const stageName = 'live';
