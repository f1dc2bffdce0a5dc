-- What all scripts share. All moments are milliseconds since 1970.
local prefix = KEYS[1]
-- Time for which a session is kept when it is over, and the longest that a revocation can matter.
local KEPT, LONGEST = 86400000, 93600000
-- Sessions that have not ended: by login, the latest first; and by the moment at which they expire.
local OPEN, EXPIRY = prefix .. 'open', prefix .. 'expiry'
-- Sessions that have ended, by the moment of it.
local ENDED = prefix .. 'ended'
-- Revoked sessions, by the moment at which that was recorded, and by the moment until which it matters.
local RECORDED, VALID = prefix .. 'recorded', prefix .. 'valid'
-- The same by their names, for those who read them in parts.
local NAMES = prefix .. 'names'
-- When a node last said that it answers, and the latest time in which none did.
local DOWNTIME = prefix .. 'downtime'

local function session(id)
  return prefix .. 's:' .. id
end

-- Sessions of a user that have not ended: by login, the latest first.
local function of(user)
  return prefix .. 'u:' .. user
end

local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- A key lives for so long at least.
local function lives(key, time)
  if redis.call('PTTL', key) < time then
    redis.call('PEXPIRE', key, time)
  end
end

local function revoke(id, valid)
  redis.call('ZADD', RECORDED, now(), id)
  redis.call('ZADD', VALID, 'GT', valid, id)
  redis.call('ZADD', NAMES, 0, id)
  lives(NAMES, LONGEST)
  lives(RECORDED, LONGEST)
  lives(VALID, LONGEST)
  redis.call('PUBLISH', prefix .. 'revoked', 's:' .. valid .. ':' .. id)
end

-- Ends a session and revokes its tokens; false where it had ended or never was.
local function close(id, at, reason, valid)
  local known = redis.call('HMGET', session(id), 'user', 'revoked')
  if not known[1] or known[2] then
    return false
  end
  redis.call('HSET', session(id), 'revoked', at, 'reason', reason)
  redis.call('PEXPIRE', session(id), KEPT)
  redis.call('ZREM', OPEN, id)
  redis.call('ZREM', EXPIRY, id)
  redis.call('ZREM', of(known[1]), id)
  redis.call('ZADD', ENDED, at, id)
  revoke(id, valid)
  return true
end

local function remove(id)
  local user = redis.call('HGET', session(id), 'user')
  redis.call('DEL', session(id))
  if user then
    redis.call('ZREM', of(user), id)
  end
  for _, index in ipairs({OPEN, EXPIRY, ENDED}) do
    redis.call('ZREM', index, id)
  end
end
