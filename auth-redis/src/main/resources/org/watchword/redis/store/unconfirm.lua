-- id, generation, current hash: what moved the session to them may not have been answered, so that its client has the
-- predecessor. That stays good, and gets the same successor, until the successor is used or the session is over.
local known = redis.call('HMGET', session(ARGV[1]), 'generation', 'current', 'created', 'expires', 'revoked')
if known[1] == ARGV[2] and known[2] == ARGV[3] and not known[5] then
  redis.call('HSET', session(ARGV[1]), 'rotated', now() + known[4] - known[3])
  return 1
end
return 0
