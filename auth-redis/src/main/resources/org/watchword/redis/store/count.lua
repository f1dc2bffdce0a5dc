-- user, now; gives how many of its sessions go on
local open = 0
for _, id in ipairs(redis.call('ZRANGE', of(ARGV[1]), 0, -1)) do
  local expiry = redis.call('ZSCORE', EXPIRY, id)
  if expiry and tonumber(expiry) > tonumber(ARGV[2]) then
    open = open + 1
  end
end
return open
